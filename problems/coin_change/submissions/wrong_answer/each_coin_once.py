# trap: uses each coin at most once
def coin_change(coins, amount):
    fewest = [0] + [inf] * amount
    for coin in coins:
        for a in range(amount, coin - 1, -1):
            fewest[a] = min(fewest[a], fewest[a - coin] + 1)
    return fewest[amount] if fewest[amount] < inf else -1
