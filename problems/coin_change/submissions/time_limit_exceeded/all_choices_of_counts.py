# trap: tries every number of each coin, exponential in the number of coins
def coin_change(coins, amount):
    coins = sorted(coins, reverse=True)

    def fewest(i, rest):
        if rest == 0:
            return 0
        if i == len(coins):
            return inf
        counts = range(rest // coins[i], -1, -1)
        return min(count + fewest(i + 1, rest - count * coins[i]) for count in counts)

    return fewest(0, amount) if fewest(0, amount) < inf else -1
