from threading import RLock


class ThreadSafeCounter:
    def __init__(self, start):
        self.lock = RLock()
        self.number = start

    def increment(self):
        return self.update(lambda number: number + 1)

    def value(self):
        return self.number

    def update(self, function):
        self.lock.acquire()
        try:
            self._set(function(self.number))
            return self.number
        finally:
            self.lock.release()

    def _set(self, number):
        with self.lock:
            self.number = number

    def reset(self):
        with self.lock:
            before = self.number
            self._set(0)
        return before
