# trap: calls the function where it should return one that does
def retry(attempts, delay, factor, exceptions, sleep):
    def decorate(function, *args, **kwargs):
        pause = delay
        for _ in range(attempts - 1):
            try:
                return function(*args, **kwargs)
            except exceptions:
                sleep(pause)
                pause *= factor
        return function(*args, **kwargs)

    return decorate
