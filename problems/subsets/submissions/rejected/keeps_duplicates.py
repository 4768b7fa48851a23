# trap: decides for each position, and lists a subset once for each way to choose it
def subsets(items):
    found = [[]]
    for value in items:
        found += [subset + [value] for subset in found]
    return found
