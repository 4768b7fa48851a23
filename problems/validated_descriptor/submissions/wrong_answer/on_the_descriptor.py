# trap: the value is kept on the descriptor, which all objects share
class Validated:
    def __init__(self, check):
        self.check = check

    def __set_name__(self, owner, name):
        self.name = name

    def __get__(self, instance, owner):
        if instance is None:
            return self
        try:
            return self.value
        except AttributeError:
            raise AttributeError(f"{self.name} is not set") from None

    def __set__(self, instance, value):
        if not self.check(value):
            raise ValueError(f"{self.name} may not be {value!r}")
        self.value = value
