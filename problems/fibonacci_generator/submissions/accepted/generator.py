def fibonacci_generator():
    current, following = 0, 1
    while True:
        yield current
        current, following = following, current + following
