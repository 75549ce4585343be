def nth_weekday(year, month, weekday, n):
    if year < 1 or not 1 <= month <= 12 or not 0 <= weekday <= 6 or n == 0:
        raise ValueError("out of range")
    leap = year % 4 == 0 and year % 100 != 0
    lengths = [31, 29 if leap else 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    before = year - 1
    days = before * 365 + before // 4 - before // 100 + before // 400 + sum(lengths[: month - 1])
    length = lengths[month - 1]
    first = 1 + (weekday - days) % 7
    if n > 0:
        day = first + 7 * (n - 1)
    else:
        last = first + (length - first) // 7 * 7
        day = last + 7 * (n + 1)
    if not 1 <= day <= length:
        raise ValueError("no such day")
    return day
