# trap: removes duplicates by sum and length
def subsets(items):
    found = {(0, 0): []}
    for value in items:
        for (total, length), subset in list(found.items()):
            found.setdefault((total + value, length + 1), subset + [value])
    return list(found.values())
