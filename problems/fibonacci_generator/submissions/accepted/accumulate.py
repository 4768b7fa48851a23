from itertools import accumulate, count


def fibonacci_generator():
    pairs = accumulate(count(), lambda pair, _: (pair[1], pair[0] + pair[1]), initial=(0, 1))
    return (first for first, _ in pairs)
