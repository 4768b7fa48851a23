# trap: a dictionary keyed by the object needs it to be hashable
class Validated:
    def __init__(self, check):
        self.check = check
        self.values = {}

    def __set_name__(self, owner, name):
        self.name = name

    def __get__(self, instance, owner):
        if instance is None:
            return self
        if instance not in self.values:
            raise AttributeError(f"{self.name} is not set")
        return self.values[instance]

    def __set__(self, instance, value):
        if not self.check(value):
            raise ValueError(f"{self.name} may not be {value!r}")
        self.values[instance] = value
