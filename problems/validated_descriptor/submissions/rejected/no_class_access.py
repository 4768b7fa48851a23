# trap: does not expect to be asked of the class, where there is no object
class Validated:
    def __init__(self, check):
        self.check = check

    def __set_name__(self, owner, name):
        self.name = name

    def __get__(self, instance, owner):
        if self.name not in instance.__dict__:
            raise AttributeError(f"{self.name} is not set")
        return instance.__dict__[self.name]

    def __set__(self, instance, value):
        if not self.check(value):
            raise ValueError(f"{self.name} may not be {value!r}")
        instance.__dict__[self.name] = value
