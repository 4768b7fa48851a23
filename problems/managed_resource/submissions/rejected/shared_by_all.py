# trap: whether a manager is in use stands on the class, for all managers together
class ManagedResource:
    in_use = []

    def __init__(self, acquire, release, ignore):
        self.acquire = acquire
        self.release = release
        self.ignore = ignore

    def __enter__(self):
        if self.in_use:
            raise RuntimeError("in use already")
        self.tool = self.acquire()
        self.in_use.append(self.tool)
        return self.tool

    def __exit__(self, kind, error, traceback):
        self.in_use.clear()
        self.release(self.tool)
        return kind is not None and issubclass(kind, self.ignore)
