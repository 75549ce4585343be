def free_slots(opens, closes, bookings, shortest):
    slots = []
    at = opens
    for start, end in sorted(bookings):
        if start == end or end <= opens:
            continue
        if start >= closes:
            break
        if start - at >= shortest:
            slots.append([at, start])
        at = max(at, end)
    if closes - at >= shortest:
        slots.append([at, closes])
    return slots
