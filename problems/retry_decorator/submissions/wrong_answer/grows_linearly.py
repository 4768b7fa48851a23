# trap: the pauses grow by addition
import functools


def retry(attempts, delay, factor, exceptions, sleep):
    def decorate(function):
        @functools.wraps(function)
        def retried(*args, **kwargs):
            for attempt in range(1, attempts):
                try:
                    return function(*args, **kwargs)
                except exceptions:
                    sleep(delay * attempt)
            return function(*args, **kwargs)

        return retried

    return decorate
