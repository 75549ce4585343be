def parse_duration(text):
    seconds = {"d": 86400, "h": 3600, "m": 60, "s": 1}
    limits = {"h": 24, "m": 60, "s": 60}
    order = "dhms"
    total = 0
    last = -1
    at = 0
    while at < len(text):
        if text[at] == " ":
            at += 1
            continue
        begin = at
        while at < len(text) and text[at] in "0123456789":
            at += 1
        if begin == at or at == len(text) or text[at] not in order:
            raise ValueError(text)
        unit = text[at]
        number = int(text[begin:at])
        place = order.index(unit)
        if place <= last:
            raise ValueError(text)
        total += number * seconds[unit]
        last = place
        at += 1
    if last < 0:
        raise ValueError(text)
    return total
