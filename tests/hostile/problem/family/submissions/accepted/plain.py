def family(n):
    return n + 1
