def nth_weekday(year, month, weekday, n):
    """Return the day of the month of the nth such weekday."""
