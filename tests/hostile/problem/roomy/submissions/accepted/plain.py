def roomy(n):
    return n + 1
