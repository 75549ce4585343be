def cheapest_batches(times, most, fee):
    """Return (cost, sizes) of the cheapest split into batches."""
