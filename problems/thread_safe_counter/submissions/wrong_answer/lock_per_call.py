# trap: every call takes a lock of its own
import threading


class Counter:
    def __init__(self, start):
        self._value = start
        self._lock = threading.Lock()

    def increment(self):
        with threading.Lock():
            self._value += 1
            return self._value

    def value(self):
        with threading.Lock():
            return self._value

    def update(self, function):
        with threading.Lock():
            self._value = function(self._value)
            return self._value

    def reset(self):
        with threading.Lock():
            value, self._value = self._value, 0
            return value
