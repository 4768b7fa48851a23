# trap: a field that is not set reads as None
class Validated:
    def __init__(self, check):
        self.check = check

    def __set_name__(self, owner, name):
        self.name = name

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        return instance.__dict__.get(self.name)

    def __set__(self, instance, value):
        if not self.check(value):
            raise ValueError(f"{self.name} may not be {value!r}")
        instance.__dict__[self.name] = value
