# trap: nests a new generator for each number
def fibonacci_generator(current=0, following=1):
    yield current
    yield from fibonacci_generator(following, current + following)
