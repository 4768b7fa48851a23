# trap: takes the largest coin that fits, after trying each coin as the first one
def coin_change(coins, amount):
    best = -1
    ordered = sorted(coins, reverse=True)
    for start in range(len(ordered)):
        rest, count = amount, 0
        for coin in ordered[start:]:
            count += rest // coin
            rest %= coin
        if rest == 0 and (best < 0 or count < best):
            best = count
    return best
