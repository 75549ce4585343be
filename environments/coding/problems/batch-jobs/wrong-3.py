def cheapest_batches(times, most, fee):
    total = 0
    sizes = []
    at = 0
    while at < len(times):
        size = 1
        while size < most and at + size < len(times):
            now = times[at:at + size]
            more = times[at:at + size + 1]
            if fee + len(more) * max(more) > 2 * fee + len(now) * max(now) + times[at + size]:
                break
            size += 1
        sizes.append(size)
        total += fee + size * max(times[at:at + size])
        at += size
    return total, sizes
