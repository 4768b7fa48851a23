# trap: a dictionary keyed by id() gives a new object what an old one in the same place left behind
class Validated:
    def __init__(self, check):
        self.check = check
        self.values = {}

    def __set_name__(self, owner, name):
        self.name = name

    def __get__(self, instance, owner):
        if instance is None:
            return self
        if id(instance) not in self.values:
            raise AttributeError(f"{self.name} is not set")
        return self.values[id(instance)]

    def __set__(self, instance, value):
        if not self.check(value):
            raise ValueError(f"{self.name} may not be {value!r}")
        self.values[id(instance)] = value
