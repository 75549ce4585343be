import re

def parse_duration(text):
    text = text.replace(" ", "")
    match = re.fullmatch(r"(?:(\d+)d)?(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s)?", text)
    if not text or not match:
        raise ValueError(text)
    total = 0
    first = True
    for group, size, limit in zip(match.groups(), (86400, 3600, 60, 1), (None, 24, 60, 60)):
        if group is None:
            continue
        if not first and int(group) >= limit:
            raise ValueError(text)
        first = False
        total += int(group) * size
    return total
