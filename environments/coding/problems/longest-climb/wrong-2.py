import sys
from bisect import bisect_left

numbers = list(map(int, sys.stdin.read().split()))
heights = numbers[1 : numbers[0] + 1]
ends = []  # ends[k]: the least last height of a climb of k + 1 heights so far
where = []  # the index of that height
before = []  # the index of the height before, in the best climb that ends here
for i, height in enumerate(heights):
    k = bisect_left(ends, height)
    before.append(where[k - 1] if k > 0 else -1)
    if k == len(ends):
        ends.append(height)
        where.append(i)
    else:
        ends[k] = height
        where[k] = i
climb = ends
print(len(climb))
print(*climb)
