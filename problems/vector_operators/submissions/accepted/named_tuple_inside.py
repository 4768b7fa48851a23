import math


class Vector:
    __slots__ = ("_parts",)

    def __init__(self, x, y):
        self._parts = (x, y)

    @property
    def x(self):
        return self._parts[0]

    @property
    def y(self):
        return self._parts[1]

    def __add__(self, other):
        if isinstance(other, Vector):
            return Vector(*(a + b for a, b in zip(self._parts, other._parts)))
        return NotImplemented

    def __radd__(self, other):
        return self if other.__class__ is int and not other else NotImplemented

    def __sub__(self, other):
        return self + -other if isinstance(other, Vector) else NotImplemented

    def __mul__(self, factor):
        if isinstance(factor, (Vector, complex, str, bytes, list, tuple)) or not hasattr(factor, "__float__"):
            return NotImplemented
        return Vector(*(part * factor for part in self._parts))

    __rmul__ = __mul__

    def __neg__(self):
        return Vector(*(-part for part in self._parts))

    def __abs__(self):
        return math.hypot(*self._parts)

    def __eq__(self, other):
        return self._parts == other._parts if isinstance(other, Vector) else NotImplemented

    def __hash__(self):
        return hash(self._parts)

    def __repr__(self):
        return "Vector" + repr(self._parts)
