def cheapest_batches(times, most, fee):
    count = len(times)
    # best[i]: the cost, the number of batches and the first size for the jobs from i on
    best = [(0, 0, 0)] * (count + 1)
    for i in range(count - 1, -1, -1):
        longest = 0
        found = None
        for size in range(1, min(most, count - i) + 1):
            longest = max(longest, times[i + size - 1])
            cost, batches, _ = best[i + size]
            option = (cost + fee + size * longest, 0, -size)
            if found is None or option < found:
                found = option
        best[i] = found
    sizes = []
    at = 0
    while at < count:
        sizes.append(-best[at][2])
        at += sizes[-1]
    return best[0][0], sizes
