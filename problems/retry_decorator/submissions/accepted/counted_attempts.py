from functools import wraps


class Solution:
    def retry(self, attempts, delay, factor, exceptions, sleep):
        def decorator(func):
            @wraps(func)
            def wrapper(*args, **kwargs):
                for attempt in range(1, attempts + 1):
                    try:
                        return func(*args, **kwargs)
                    except exceptions:
                        if attempt == attempts:
                            raise
                        sleep(delay * factor ** (attempt - 1))

            return wrapper

        return decorator
