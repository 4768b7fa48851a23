# trap: all classes share their values
from threading import Lock

_lock = Lock()
_objects = {}
_values = {}


class Settings:
    def __new__(cls):
        with _lock:
            if cls not in _objects:
                made = super().__new__(cls)
                made.values = _values
                _objects[cls] = made
        return _objects[cls]

    def set(self, key, value):
        self.values[key] = value

    def get(self, key):
        return self.values.get(key)
