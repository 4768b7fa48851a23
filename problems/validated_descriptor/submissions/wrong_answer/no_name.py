# trap: does not learn its name, so that all fields of an object share one place
class Validated:
    def __init__(self, check):
        self.check = check
        self.name = "value"

    def __get__(self, instance, owner):
        if instance is None:
            return self
        if self.name not in instance.__dict__:
            raise AttributeError(f"{self.name} is not set")
        return instance.__dict__[self.name]

    def __set__(self, instance, value):
        if not self.check(value):
            raise ValueError(f"{self.name} may not be {value!r}")
        instance.__dict__[self.name] = value
