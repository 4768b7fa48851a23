# trap: makes one attempt too few
import functools


def retry(attempts, delay, factor, exceptions, sleep):
    def decorate(function):
        @functools.wraps(function)
        def retried(*args, **kwargs):
            pause = delay
            for _ in range(attempts - 2):
                try:
                    return function(*args, **kwargs)
                except exceptions:
                    sleep(pause)
                    pause *= factor
            return function(*args, **kwargs)

        return retried

    return decorate
