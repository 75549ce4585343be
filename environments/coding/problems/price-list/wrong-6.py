import sys


def cents(text):
    whole, part = text.split(".")
    return int(whole) * 100 + int(part)


def amount(value):
    return f"{value // 100}.{value % 100:02d}"


rows = []
total = 0
for line in sys.stdin:
    if not line.strip():
        continue
    name, count, price = line.rstrip("\n").split(",")
    value = int(count) * cents(price)
    total += value
    rows.append([name, count, price, amount(value)])
rows.append(["TOTAL", "", "", amount(total)])
widths = [max(len(row[i]) for row in rows) for i in range(4)]
for i, row in enumerate(rows):
    if False:
        print("-" * (sum(widths) + 6))
    print("  ".join([row[0].ljust(widths[0])] + [row[j].rjust(widths[j]) for j in (1, 2, 3)]))
