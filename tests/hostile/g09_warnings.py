# G9 · verdict: AC · problem: probe
# Warns on standard error in every way there is.
import sys
import warnings


def probe(n):
    warnings.simplefilter("always")
    for category in (UserWarning, DeprecationWarning, SyntaxWarning, ResourceWarning):
        warnings.warn("hostile", category)
    print("Traceback (most recent call last):", file=sys.stderr)
    return n + 1 if n is not None else "\d"
