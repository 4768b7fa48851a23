# trap: the first pause is factor times too long already
import functools


def retry(attempts, delay, factor, exceptions, sleep):
    def decorate(function):
        @functools.wraps(function)
        def retried(*args, **kwargs):
            pause = delay
            for _ in range(attempts - 1):
                try:
                    return function(*args, **kwargs)
                except exceptions:
                    pause *= factor
                    sleep(pause)
            return function(*args, **kwargs)

        return retried

    return decorate
