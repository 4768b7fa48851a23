# trap: takes 0 coins for no answer
def coin_change(coins, amount):
    fewest = [0]
    for a in range(1, amount + 1):
        fewest.append(min((fewest[a - coin] for coin in coins if coin <= a), default=inf) + 1)
    return fewest[amount] if 0 < fewest[amount] < inf else -1
