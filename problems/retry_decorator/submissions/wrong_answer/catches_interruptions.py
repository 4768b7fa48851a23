# trap: a bare except catches even an interruption by the user
import functools


def retry(attempts, delay, factor, exceptions, sleep):
    def decorate(function):
        @functools.wraps(function)
        def retried(*args, **kwargs):
            pause = delay
            for _ in range(attempts - 1):
                try:
                    return function(*args, **kwargs)
                except:
                    sleep(pause)
                    pause *= factor
            return function(*args, **kwargs)

        return retried

    return decorate
