# trap: the lock itself is made by whoever comes first
from threading import Lock

_lock = None
_objects = {}


class Settings:
    def __new__(cls):
        global _lock
        if _lock is None:
            _lock = Lock()
        with _lock:
            if cls not in _objects:
                made = super().__new__(cls)
                made.values = {}
                _objects[cls] = made
        if len(_objects) > 0:
            _lock = None
        return _objects[cls]

    def set(self, key, value):
        self.values[key] = value

    def get(self, key):
        return self.values.get(key)
