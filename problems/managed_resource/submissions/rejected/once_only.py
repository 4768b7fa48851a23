# trap: cannot be used a second time
class ManagedResource:
    def __init__(self, acquire, release, ignore):
        self.acquire = acquire
        self.release = release
        self.ignore = ignore
        self.in_use = False

    def __enter__(self):
        if self.in_use:
            raise RuntimeError("in use already")
        self.tool = self.acquire()
        self.in_use = True
        return self.tool

    def __exit__(self, kind, error, traceback):
        self.release(self.tool)
        return kind is not None and issubclass(kind, self.ignore)
