def free_slots(opens, closes, bookings, shortest):
    """Return the free slots of at least `shortest` minutes as [start, end] lists."""
