# trap: raises the first exception instead of the last
import functools


def retry(attempts, delay, factor, exceptions, sleep):
    def decorate(function):
        @functools.wraps(function)
        def retried(*args, **kwargs):
            pause, first = delay, None
            for attempt in range(attempts):
                try:
                    return function(*args, **kwargs)
                except exceptions as error:
                    first = first or error
                    if attempt + 1 < attempts:
                        sleep(pause)
                    pause *= factor
            raise first

        return retried

    return decorate
