# trap: repeats after any exception, not only those listed
import functools


def retry(attempts, delay, factor, exceptions, sleep):
    def decorate(function):
        @functools.wraps(function)
        def retried(*args, **kwargs):
            pause = delay
            for _ in range(attempts - 1):
                try:
                    return function(*args, **kwargs)
                except Exception:
                    sleep(pause)
                    pause *= factor
            return function(*args, **kwargs)

        return retried

    return decorate
