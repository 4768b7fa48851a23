class Validated:
    def __init__(self, check):
        self.check = check

    def __set_name__(self, owner, name):
        self.public_name = name
        self.private_name = "_validated_" + name

    def __get__(self, instance, owner):
        if instance is None:
            return self
        if not hasattr(instance, self.private_name):
            raise AttributeError(f"'{owner.__name__}' object has no value for '{self.public_name}' yet")
        return getattr(instance, self.private_name)

    def __set__(self, instance, value):
        if self.check(value):
            setattr(instance, self.private_name, value)
        else:
            raise ValueError("bad value for %s: %r" % (self.public_name, value))
