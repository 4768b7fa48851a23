# H4 · verdict: AC · problem: probe
# Calculates in decimals and fractions.
from decimal import Decimal, getcontext
from fractions import Fraction


def probe(n):
    getcontext().prec = 50
    return int(Decimal(n) + Decimal("0.1") * 10) + int(Fraction(1, 3) * 3) - 1
