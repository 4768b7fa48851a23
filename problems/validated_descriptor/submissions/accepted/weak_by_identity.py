import weakref


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
            raise AttributeError(self.name)
        return self.values[id(instance)]

    def __set__(self, instance, value):
        if not self.check(value):
            raise ValueError(self.name)
        if id(instance) not in self.values:
            weakref.finalize(instance, self.values.pop, id(instance))
        self.values[id(instance)] = value
