import sys

numbers = list(map(int, sys.stdin.read().split()))
amount, n = numbers[:2]
coins = sorted(zip(numbers[2::2], numbers[3::2]), reverse=True)
used = 0
for value, count in coins:
    take = min(count, amount // value)
    used += take
    amount -= take * value
if amount:
    print("impossible")
else:
    print(used)
    print(1)
