def ratio(n):
    return 1 / n
