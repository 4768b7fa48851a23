# trap: marks impossible amounts with -1 inside the table, where it counts as a good answer
def coin_change(coins, amount):
    fewest = [0] + [-1] * amount
    for a in range(1, amount + 1):
        ways = [fewest[a - coin] + 1 for coin in coins if coin <= a]
        if ways:
            fewest[a] = min(ways)
    return fewest[amount]
