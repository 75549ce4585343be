import sys

numbers = list(map(int, sys.stdin.read().split()))
heights = numbers[1 : numbers[0] + 1]
best = []
for i, height in enumerate(heights):
    before = max((best[j] for j in range(i) if heights[j] < height), key=len, default=[])
    best.append(before + [height])
climb = max(best, key=len, default=[])
print(len(climb))
print(*climb)
