def centroid(points):
    if len(points) < 3:
        raise ValueError("too few corners")
    x0, y0 = points[0]
    twice = mx = my = 0
    for i in range(len(points)):
        ax, ay = points[i][0] - x0, points[i][1] - y0
        other = points[(i + 1) % len(points)]
        bx, by = other[0] - x0, other[1] - y0
        cross = ax * by - bx * ay
        twice += cross
        mx += (ax + bx) * cross
        my += (ay + by) * cross
    if twice == 0:
        return 0.0, float(x0), float(y0)
    return abs(twice) / 2, x0 + mx / (3 * twice), y0 + my / (3 * twice)
