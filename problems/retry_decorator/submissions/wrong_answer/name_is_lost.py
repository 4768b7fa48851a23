# trap: the decorated function is called like the one inside the decorator
def retry(attempts, delay, factor, exceptions, sleep):
    def decorate(function):
        def retried(*args, **kwargs):
            pause = delay
            for _ in range(attempts - 1):
                try:
                    return function(*args, **kwargs)
                except exceptions:
                    sleep(pause)
                    pause *= factor
            return function(*args, **kwargs)

        return retried

    return decorate
