# trap: ignores the second number
def add(a, b):
    return a
