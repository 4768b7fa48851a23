def coin_change(coins, amount):
    reached = {0}
    frontier = {0}
    count = 0
    while frontier and amount not in frontier:
        count += 1
        frontier = {a + coin for a in frontier for coin in coins if a + coin <= amount}
        frontier -= reached
        reached |= frontier
    return count if frontier else -1
