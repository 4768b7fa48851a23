import threading


class Settings:
    _guard = threading.Lock()

    def __new__(cls):
        found = cls.__dict__.get("_only")
        if found is None:
            with Settings._guard:
                found = cls.__dict__.get("_only")
                if found is None:
                    found = object.__new__(cls)
                    found._data = dict()
                    cls._only = found
        return found

    def set(self, key, value):
        self._data.update({key: value})

    def get(self, key):
        return self._data[key] if key in self._data else None
