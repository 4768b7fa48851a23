# trap: the attempts are counted over all calls
import functools


def retry(attempts, delay, factor, exceptions, sleep):
    def decorate(function):
        failures = 0

        @functools.wraps(function)
        def retried(*args, **kwargs):
            nonlocal failures
            pause = delay
            while True:
                try:
                    return function(*args, **kwargs)
                except exceptions:
                    failures += 1
                    if failures >= attempts:
                        raise
                    sleep(pause)
                    pause *= factor

        return retried

    return decorate
