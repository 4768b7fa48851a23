# trap: an update computes with a number that may be old
import threading


class Counter:
    def __init__(self, start):
        self._value = start
        self._lock = threading.Lock()

    def increment(self):
        with self._lock:
            self._value += 1
            return self._value

    def value(self):
        with self._lock:
            return self._value

    def update(self, function):
        value = function(self._value)
        with self._lock:
            self._value = value
            return value

    def reset(self):
        with self._lock:
            value, self._value = self._value, 0
            return value
