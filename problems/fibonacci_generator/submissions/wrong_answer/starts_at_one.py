# trap: starts with 1, 1
def fibonacci_generator():
    current, following = 1, 1
    while True:
        yield current
        current, following = following, current + following
