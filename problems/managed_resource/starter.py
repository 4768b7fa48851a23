class ManagedResource:
    def __init__(self, acquire, release, ignore):
        pass  # your code

    def __enter__(self):
        pass  # your code

    def __exit__(self, kind, error, traceback):
        pass  # your code
