# trap: stops before zero
def my_problem(start):
    yield from range(start, 0, -1)
