def first_day(rain, goals):
    sums = [0]
    for amount in rain:
        sums.append(sums[-1] + amount)
    days = []
    for goal in goals:
        if goal >= sums[-1]:
            days.append(-1)
            continue
        low, high = 0, len(sums) - 1
        while low < high:
            middle = (low + high) // 2
            if sums[middle] >= goal:
                high = middle
            else:
                low = middle + 1
        days.append(low)
    return days
