def centroid(points):
    if len(points) < 3:
        raise ValueError("too few corners")
    twice = 0
    for i, (ax, ay) in enumerate(points):
        bx, by = points[(i + 1) % len(points)]
        twice += ax * by - bx * ay
    if twice == 0:
        raise ValueError("no area")
    n = len(points)
    return abs(twice) / 2, sum(p[0] for p in points) / n, sum(p[1] for p in points) / n
