import sys

numbers = list(map(int, sys.stdin.read().split()))
amount, n = numbers[:2]
# best[a]: the least number of coins for a, and the number of choices
best = [None] * (amount + 1)
best[0] = (0, 1)
for i in range(n):
    value, count = numbers[2 + 2 * i : 4 + 2 * i]
    after = [None] * (amount + 1)
    for a in range(amount + 1):
        least = None
        choices = 0
        for used in range(min(count, a // value) + 1):
            before = best[a - used * value]
            if before is None:
                continue
            coins = before[0] + used
            if least is None or coins < least:
                least, choices = coins, before[1]
            elif coins == least:
                choices += before[1]
        if least is not None:
            after[a] = (least, choices)
    best = after
if best[amount] is None:
    print("impossible")
else:
    print(best[amount][0])
    print(best[amount][1])
