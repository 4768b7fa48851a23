# trap: hides the last exception behind one of its own
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
                    if attempt + 1 < attempts:
                        sleep(pause)
                    pause *= factor
            raise RuntimeError("failed %d times" % attempts) from last

        return retried

    return decorate
