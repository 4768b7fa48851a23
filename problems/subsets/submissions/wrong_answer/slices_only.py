# trap: makes only runs of neighbours
def subsets(items):
    found = {()}
    for i in range(len(items)):
        for j in range(i + 1, len(items) + 1):
            found.add(tuple(items[i:j]))
    return [list(subset) for subset in found]
