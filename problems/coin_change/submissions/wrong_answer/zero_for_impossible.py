# trap: returns 0 when no choice of coins fits
def coin_change(coins, amount):
    fewest = [0]
    for a in range(1, amount + 1):
        fewest.append(min((fewest[a - coin] for coin in coins if coin <= a), default=inf) + 1)
    return fewest[amount] if fewest[amount] < inf else 0
