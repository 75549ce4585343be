import sys

lines = sys.stdin.read().split("\n")
columns, rows = map(int, lines[0].split())
wall = [["."] * columns for _ in range(rows)]
for line in lines[1:]:
    if not line:
        continue
    *numbers, colour = line.split()
    x, y, width, height = map(int, numbers)
    for r in range(max(0, y), min(rows, y + height + 1)):
        for c in range(max(0, x), min(columns, x + width)):
            wall[r][c] = "." if colour == "x" else colour

counts = {}
for row in wall:
    print("".join(row))
    for tile in row:
        if tile != ".":
            counts[tile] = counts.get(tile, 0) + 1
for colour in sorted(counts, key=lambda colour: (-counts[colour], colour)):
    print(colour, counts[colour])
