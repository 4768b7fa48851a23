# trap: acquires a tool before it looks whether there is one in use
class ManagedResource:
    def __init__(self, acquire, release, ignore):
        self.acquire = acquire
        self.release = release
        self.ignore = ignore
        self.in_use = False

    def __enter__(self):
        tool = self.acquire()
        if self.in_use:
            raise RuntimeError("in use already")
        self.tool = tool
        self.in_use = True
        return self.tool

    def __exit__(self, kind, error, traceback):
        self.in_use = False
        self.release(self.tool)
        return kind is not None and issubclass(kind, self.ignore)
