# The slowest style that should pass: removes duplicates after each value, before they can grow.
def subsets(items):
    found = {()}
    for value in items:
        found |= {subset + (value,) for subset in found}
    return [list(subset) for subset in sorted(found)]
