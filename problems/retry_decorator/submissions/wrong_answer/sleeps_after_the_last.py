# trap: pauses after the last attempt as well
import functools


def retry(attempts, delay, factor, exceptions, sleep):
    def decorate(function):
        @functools.wraps(function)
        def retried(*args, **kwargs):
            pause = delay
            for attempt in range(attempts):
                try:
                    return function(*args, **kwargs)
                except exceptions as error:
                    last = error
                    sleep(pause)
                    pause *= factor
            raise last

        return retried

    return decorate
