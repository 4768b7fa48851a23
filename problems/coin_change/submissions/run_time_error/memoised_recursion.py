# trap: recursion with memory goes one level deeper for each coin
def coin_change(coins, amount):
    @lru_cache(None)
    def fewest(rest):
        if rest == 0:
            return 0
        return min((fewest(rest - coin) for coin in coins if coin <= rest), default=inf) + 1

    return fewest(amount) if fewest(amount) < inf else -1
