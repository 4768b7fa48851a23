# trap: lets the numbers overflow at 64 bits
def fibonacci_generator():
    current, following = 0, 1
    while True:
        yield current
        current, following = following, (current + following) % 2**64
