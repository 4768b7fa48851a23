import functools
import itertools


class retry:
    def __init__(self, attempts, delay, factor, exceptions, sleep):
        self.attempts = attempts
        self.delay = delay
        self.factor = factor
        self.exceptions = exceptions
        self.sleep = sleep

    def __call__(self, function):
        @functools.wraps(function)
        def call(*args, **kwargs):
            for left, pause in zip(itertools.count(self.attempts - 1, -1), self.pauses()):
                try:
                    return function(*args, **kwargs)
                except self.exceptions:
                    if not left:
                        raise
                self.sleep(pause)

        return call

    def pauses(self):
        pause = self.delay
        while True:
            yield pause
            pause *= self.factor
