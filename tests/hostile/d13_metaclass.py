# D13 · verdict: WA unsupported_type · problem: probe
# Returns an object whose class is of a class that lies about its bases and its name.
class Meta(type):
    def mro(cls):
        return [cls, object]

    def __instancecheck__(cls, instance):
        return True

    def __subclasscheck__(cls, subclass):
        return True

    def __getattribute__(cls, name):
        if name == "__mro__":
            return (int, object)
        return {"__name__": "int", "__base__": int}.get(name) or type.__getattribute__(cls, name)


class Fake(metaclass=Meta):
    __class__ = int


def probe(n):
    return Fake()
