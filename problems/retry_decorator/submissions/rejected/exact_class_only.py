# trap: compares classes, so that subclasses are not meant
import functools


def retry(attempts, delay, factor, exceptions, sleep):
    def decorate(function):
        @functools.wraps(function)
        def retried(*args, **kwargs):
            pause = delay
            for _ in range(attempts - 1):
                try:
                    return function(*args, **kwargs)
                except BaseException as error:
                    if type(error) not in exceptions and Exception not in exceptions:
                        raise
                    sleep(pause)
                    pause *= factor
            return function(*args, **kwargs)

        return retried

    return decorate
