import sys


def first_click(begin, gears):
    step, offset = 1, 0
    for m, r in gears:
        for _ in range(100000):
            if offset % m == r:
                break
            offset += step
        else:
            return "never"
        a, b = step, m
        while b:
            a, b = b, a % b
        step = step // a * m
    while offset < begin:
        offset += max(step, (begin - offset) // step * step)
    return offset


numbers = iter(map(int, sys.stdin.read().split()))
for _ in range(next(numbers)):
    n, begin = next(numbers), next(numbers)
    print(first_click(begin, [(next(numbers), next(numbers)) for _ in range(n)]))
