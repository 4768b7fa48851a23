def coin_change(coins, amount):
    fewest = [0]
    for a in range(1, amount + 1):
        ways = [fewest[a - coin] for coin in coins if coin <= a]
        fewest.append(min(ways, default=float("inf")) + 1)
    return fewest[amount] if fewest[amount] <= amount else -1
