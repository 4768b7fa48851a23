# trap: keeps the value before it is checked
class Validated:
    def __init__(self, check):
        self.check = check

    def __set_name__(self, owner, name):
        self.name = name

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        try:
            return instance.__dict__[self.name]
        except KeyError:
            raise AttributeError(f"{self.name} is not set") from None

    def __set__(self, instance, value):
        instance.__dict__[self.name] = value
        if not self.check(value):
            raise ValueError(f"{self.name} may not be {value!r}")
