# A repeated value extends only the subsets that were new in the round before.
def subsets(items):
    found = [[]]
    newest = 0
    for i, value in enumerate(items):
        repeated = i > 0 and value == items[i - 1]
        start = newest if repeated else 0
        newest = len(found)
        found.extend([subset + [value] for subset in found[start:]])
    return found
