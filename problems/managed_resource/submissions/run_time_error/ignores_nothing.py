# trap: lets the ignored exceptions pass as well
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
        self.in_use = False
        self.release(self.tool)
