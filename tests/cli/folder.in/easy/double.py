def double_it(n):
    return 2 * n
