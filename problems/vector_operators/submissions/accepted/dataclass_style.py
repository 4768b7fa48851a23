from dataclasses import dataclass
from math import hypot
from numbers import Real


@dataclass(frozen=True, repr=False, eq=False)
class Vector:
    x: float
    y: float

    def __add__(self, other):
        return self._with(other, lambda a, b: a + b)

    def __radd__(self, other):
        return self + Vector(0, 0) if other == 0 else NotImplemented

    def __sub__(self, other):
        return self._with(other, lambda a, b: a - b)

    def __mul__(self, k):
        return Vector(self.x * k, self.y * k) if isinstance(k, Real) else NotImplemented

    def __rmul__(self, k):
        return self * k if isinstance(k, Real) else NotImplemented

    def __neg__(self):
        return -1 * self

    def __abs__(self):
        return hypot(self.x, self.y)

    def __eq__(self, other):
        if isinstance(other, Vector):
            return (self.x, self.y) == (other.x, other.y)
        return NotImplemented

    def __hash__(self):
        return hash(self.x) ^ hash((self.y, "y"))

    def __repr__(self):
        return "Vector(%r, %r)" % (self.x, self.y)

    def _with(self, other, operation):
        if not isinstance(other, Vector):
            return NotImplemented
        return Vector(operation(self.x, other.x), operation(self.y, other.y))
