# trap: recursion without memory, exponential
def coin_change(coins, amount):
    def fewest(rest):
        if rest == 0:
            return 0
        return min((fewest(rest - coin) for coin in coins if coin <= rest), default=inf) + 1

    return fewest(amount) if fewest(amount) < inf else -1
