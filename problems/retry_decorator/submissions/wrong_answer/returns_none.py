# trap: returns None when all attempts have failed
import functools


def retry(attempts, delay, factor, exceptions, sleep):
    def decorate(function):
        @functools.wraps(function)
        def retried(*args, **kwargs):
            pause = delay
            for attempt in range(attempts):
                try:
                    return function(*args, **kwargs)
                except exceptions:
                    if attempt + 1 < attempts:
                        sleep(pause)
                    pause *= factor
            return None

        return retried

    return decorate
