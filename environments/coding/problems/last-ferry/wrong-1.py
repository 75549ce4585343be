import heapq
import sys

numbers = list(map(int, sys.stdin.read().split()))
n, m, t = numbers[:3]
lines = [[] for _ in range(n + 1)]
for i in range(m):
    a, b, first, every, count, length = numbers[3 + 6 * i : 9 + 6 * i]
    lines[a].append((b, first, every, count, length))

earliest = {}
heap = [(t, 1)]
while heap:
    time, island = heapq.heappop(heap)
    if island in earliest:
        continue
    earliest[island] = time
    for b, first, every, count, length in lines[island]:
        trip = max(0, -((first - time) // every)) if time > first else 0
        if trip <= count and b not in earliest:
            heapq.heappush(heap, (first + trip * every + length, b))
print(*(earliest.get(island, "-") for island in range(1, n + 1)))
