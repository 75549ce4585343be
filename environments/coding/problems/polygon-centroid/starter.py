def centroid(points):
    """Return (area, x, y) of a simple polygon."""
