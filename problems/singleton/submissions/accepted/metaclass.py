import threading


class _Single(type):
    _lock = threading.RLock()

    def __call__(cls, *args, **kwargs):
        with _Single._lock:
            if "_instance" not in cls.__dict__:
                cls._instance = super().__call__(*args, **kwargs)
            return cls._instance


class Settings(metaclass=_Single):
    def __init__(self):
        self._values = {}

    def set(self, key, value):
        self._values[key] = value

    def get(self, key):
        return self._values.get(key)
