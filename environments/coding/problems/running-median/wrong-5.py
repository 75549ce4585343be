def running_medians(values):
    medians = []
    for i in range(len(values)):
        part = values[: i + 1]
        medians.append(float(sorted(part)[len(part) // 2]))
    return medians
