# trap: puts each value in front, so that the subsets descend
def subsets(items):
    found = {()}
    for value in items:
        found |= {(value,) + subset for subset in found}
    return [list(subset) for subset in found]
