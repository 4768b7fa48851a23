def double_it(n):
    return n * n
