import sys
from collections import deque

numbers = list(map(int, sys.stdin.read().split()))
n, m, t = numbers[:3]
lines = [[] for _ in range(n + 1)]
for i in range(m):
    a, b, first, every, count, length = numbers[3 + 6 * i : 9 + 6 * i]
    lines[a].append((b, first, every, count, length))
earliest = {1: t}
queue = deque([1])
while queue:
    island = queue.popleft()
    time = earliest[island]
    for b, first, every, count, length in lines[island]:
        trip = max(0, (time - first + every - 1) // every)
        if trip < count and b not in earliest:
            earliest[b] = first + trip * every + length
            queue.append(b)
print(*(earliest.get(island, "-") for island in range(1, n + 1)))
