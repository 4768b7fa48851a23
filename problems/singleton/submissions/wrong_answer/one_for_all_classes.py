# trap: a subclass gets the object of its parent
import threading


class _Single(type):
    _lock = threading.RLock()

    def __call__(cls, *args, **kwargs):
        with _Single._lock:
            if not hasattr(cls, "_instance"):
                cls._instance = super().__call__(*args, **kwargs)
            return cls._instance


class Settings(metaclass=_Single):
    def __init__(self):
        self._values = {}

    def set(self, key, value):
        self._values[key] = value

    def get(self, key):
        return self._values.get(key)
