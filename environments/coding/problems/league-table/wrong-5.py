import sys

teams = {}
for line in sys.stdin:
    if not line.strip():
        continue
    home, result, away = line.split()
    x, y = map(int, result.split("-"))
    for name, own, other in ((home, x, y), (away, y, x)):
        row = teams.setdefault(name, [0, 0, 0, 0])
        row[0] += 1
        row[1] += own
        row[2] += other
        row[3] += 2 if own > other else 1 if own == other else 0


def rank(name):
    _, own, other, points = teams[name]
    return -points, other - own, -own


order = sorted(teams, key=lambda name: (rank(name), name))
place = 0
for i, name in enumerate(order):
    if i == 0 or rank(name) != rank(order[i - 1]):
        place = i + 1
    matches, own, other, points = teams[name]
    print(place, name, matches, f"{own}:{other}", points)
