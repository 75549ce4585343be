def first_day(rain, goals):
    sums = [0]
    for amount in rain:
        sums.append(sums[-1] + amount)
    days = []
    for goal in goals:
        low, high = 0, len(sums) - 1
        found = -1
        while low <= high:
            middle = (low + high) // 2
            if sums[middle] == goal:
                found = middle
                break
            if sums[middle] > goal:
                found = middle
                high = middle - 1
            else:
                low = middle + 1
        days.append(found)
    return days
