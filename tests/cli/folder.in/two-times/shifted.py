def double_it(n):
    return n << 1
