# trap: an adder that subtracts
def add(a, b):
    return a - b
