# The slowest style that should pass: one row for each coin.
def coin_change(coins, amount):
    impossible = amount + 1
    rows = [[0] + [impossible] * amount]
    for coin in coins:
        above = rows[-1]
        row = []
        for a in range(amount + 1):
            best = above[a]
            if a >= coin:
                best = min(best, row[a - coin] + 1)
            row.append(best)
        rows.append(row)
    best = rows[-1][amount]
    return best if best <= amount else -1
