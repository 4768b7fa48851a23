# trap: all counters share one number
import threading


class Counter:
    def __init__(self, start):
        Counter._value = start
        self._lock = threading.Lock()

    def increment(self):
        with self._lock:
            Counter._value += 1
            return Counter._value

    def value(self):
        with self._lock:
            return Counter._value

    def update(self, function):
        with self._lock:
            Counter._value = function(Counter._value)
            return Counter._value

    def reset(self):
        with self._lock:
            value, Counter._value = Counter._value, 0
            return value
