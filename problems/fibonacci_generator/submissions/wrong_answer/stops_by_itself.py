# trap: stops by itself
def fibonacci_generator():
    current, following = 0, 1
    while current < 1_000_000:
        yield current
        current, following = following, current + following
