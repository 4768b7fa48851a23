# Not finished, and left out by judge.toml.
def coin_change(coins, amount):
    raise NotImplementedError
