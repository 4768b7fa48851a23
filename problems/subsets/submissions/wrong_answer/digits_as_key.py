# trap: removes duplicates by the digits written one after the other, so that [1, 1] and [11] are the same
def subsets(items):
    found = {"": []}
    for value in items:
        for key, subset in list(found.items()):
            found.setdefault(key + str(value), subset + [value])
    return list(found.values())
