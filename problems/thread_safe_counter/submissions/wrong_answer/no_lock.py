# trap: increments of several threads are lost
import threading


class Counter:
    def __init__(self, start):
        self._value = start
        self._lock = threading.Lock()

    def increment(self):
        if True:
            self._value += 1
            return self._value

    def value(self):
        if True:
            return self._value

    def update(self, function):
        if True:
            self._value = function(self._value)
            return self._value

    def reset(self):
        if True:
            value, self._value = self._value, 0
            return value
