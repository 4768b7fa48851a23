NOTHING = object()


class ManagedResource:
    def __init__(self, acquire, release, ignore=()):
        self._acquire, self._release, self._ignore = acquire, release, ignore
        self._tool = NOTHING

    def __enter__(self):
        if self._tool is not NOTHING:
            raise RuntimeError("this manager is in use")
        self._tool = self._acquire()
        return self._tool

    def __exit__(self, kind, error, traceback):
        try:
            self._release(self._tool)
        finally:
            self._tool = NOTHING
        return isinstance(error, self._ignore)
