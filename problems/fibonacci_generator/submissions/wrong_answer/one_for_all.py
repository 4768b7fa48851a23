# trap: returns the same generator for every call
def numbers():
    current, following = 0, 1
    while True:
        yield current
        current, following = following, current + following


THE_ONE = numbers()


def fibonacci_generator():
    return THE_ONE
