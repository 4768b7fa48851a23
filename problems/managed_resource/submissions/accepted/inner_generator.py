from contextlib import contextmanager


class ManagedResource:
    def __init__(self, acquire, release, ignore):
        self.parts = acquire, release, ignore
        self.current = None

    def __enter__(self):
        if self.current is not None:
            raise RuntimeError("already entered")
        current = lend(*self.parts)
        tool = current.__enter__()
        self.current = current
        return tool

    def __exit__(self, *details):
        current, self.current = self.current, None
        return current.__exit__(*details)


@contextmanager
def lend(acquire, release, ignore):
    tool = acquire()
    try:
        yield tool
    except ignore:
        pass
    finally:
        release(tool)
