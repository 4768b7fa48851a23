# trap: a failed update keeps the lock for ever
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
        self._lock.acquire()
        self._value = function(self._value)
        self._lock.release()
        return self._value

    def reset(self):
        with self._lock:
            value, self._value = self._value, 0
            return value
