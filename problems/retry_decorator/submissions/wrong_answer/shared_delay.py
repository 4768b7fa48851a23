# trap: the pause lives in the decorator and goes on growing from call to call
import functools


def retry(attempts, delay, factor, exceptions, sleep):
    def decorate(function):
        pause = delay

        @functools.wraps(function)
        def retried(*args, **kwargs):
            nonlocal pause
            for _ in range(attempts - 1):
                try:
                    return function(*args, **kwargs)
                except exceptions:
                    sleep(pause)
                    pause *= factor
            return function(*args, **kwargs)

        return retried

    return decorate
