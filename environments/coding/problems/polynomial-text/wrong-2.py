def polynomial(coefficients):
    text = ""
    for power in range(len(coefficients) - 1, -1, -1):
        value = coefficients[power]
        if value == 0:
            continue
        if text:
            text += " - " if value < 0 else " + "
        elif value < 0:
            text += "-"
        size = abs(value)
        if power == 0 or value != 1:
            text += str(size)
        if power > 0:
            text += "x"
        if power > 1:
            text += "^" + str(power)
    return text or "0"
