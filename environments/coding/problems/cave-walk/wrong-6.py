import sys
from collections import deque

lines = sys.stdin.read().split("\n")
rows, columns, k = map(int, lines[0].split())
grid = lines[1 : rows + 1]
shafts = {}
for r in range(rows):
    for c in range(columns):
        sign = grid[r][c]
        if sign == "S":
            start = (r, c)
        elif sign in "123456789":
            shafts.setdefault(sign, []).append((r, c))

seen = {(start, k)}
queue = deque([(start, k, 0)])
answer = -1
while queue:
    (r, c), left, steps = queue.popleft()
    sign = grid[r][c]
    if sign == "E":
        answer = steps
        break
    options = [(r - 1, c), (r + 1, c), (r, c - 1), (r, c + 1)]
    if sign in shafts:
        options += [cell for cell in shafts[sign] if cell != (r, c)]
    for cell in options:
        if not (0 <= cell[0] < rows and 0 <= cell[1] < columns):
            continue
        now = left - (grid[cell[0]][cell[1]] == "#")
        if now > 0 and (cell, now) not in seen:
            seen.add((cell, now))
            queue.append((cell, now, steps + 1))
print(answer)
