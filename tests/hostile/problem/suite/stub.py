# trap: an adder that does nothing
def add(a, b):
    pass
