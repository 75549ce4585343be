import heapq


def running_medians(values):
    low = []  # the smaller half, negated, so that the largest of them is on top
    high = []  # the larger half
    medians = []
    for value in values:
        if low and value > -low[0]:
            heapq.heappush(high, value)
        else:
            heapq.heappush(low, -value)
        if len(low) > len(high) + 1:
            heapq.heappush(high, -heapq.heappop(low))
        elif len(high) > len(low):
            heapq.heappush(low, -heapq.heappop(high))
        if len(low) > len(high):
            medians.append(float(-low[0]))
        else:
            medians.append((high[0] - low[0]) / 2)
    return medians
