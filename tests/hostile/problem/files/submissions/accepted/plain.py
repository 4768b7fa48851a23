def files(n):
    return n + 1
