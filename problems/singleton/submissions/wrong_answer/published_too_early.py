# trap: the object is handed out before its values are there, which then replace what was set
from threading import Lock

_lock = Lock()
_objects = {}


class Settings:
    def __new__(cls):
        with _lock:
            if cls not in _objects:
                made = super().__new__(cls)
                _objects[cls] = made
        made = _objects[cls]
        if not hasattr(made, "values"):
            made.values = {}
        return made

    def set(self, key, value):
        self.values[key] = value

    def get(self, key):
        return self.values.get(key)
