# trap: keeps its state in the module, so all generators move on together
current, following = 0, 1


def fibonacci_generator():
    global current, following
    current, following = 0, 1
    while True:
        yield current
        current, following = following, current + following
