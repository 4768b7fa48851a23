# trap: returns something to iterate over, on which next() does not work
class Numbers:
    def __iter__(self):
        current, following = 0, 1
        while True:
            yield current
            current, following = following, current + following


def fibonacci_generator():
    return Numbers()
