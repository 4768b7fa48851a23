# trap: the object of a subclass is of the base class
from threading import Lock

_lock = Lock()
_objects = {}


class Settings:
    def __new__(cls):
        with _lock:
            if cls not in _objects:
                made = super().__new__(Settings)
                made.values = {}
                _objects[cls] = made
        return _objects[cls]

    def set(self, key, value):
        self.values[key] = value

    def get(self, key):
        return self.values.get(key)
