def parse_duration(text):
    """Return the number of seconds of a duration, or raise ValueError."""
