import sys
from math import gcd


def first_click(begin, gears):
    step, offset = 1, 0
    for m, r in gears:
        common = gcd(step, m)
        part = m // common
        if part > 1:
            offset += step * ((r - offset) // common * pow(step // common, -1, part) % part)
        step *= part
    if offset < begin:
        offset += -(-(begin - offset) // step) * step
    return offset


numbers = iter(map(int, sys.stdin.read().split()))
for _ in range(next(numbers)):
    n, begin = next(numbers), next(numbers)
    print(first_click(begin, [(next(numbers), next(numbers)) for _ in range(n)]))
