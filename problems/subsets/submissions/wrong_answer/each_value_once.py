# trap: drops repeated values before it begins
def subsets(items):
    found = [[]]
    for value in dict.fromkeys(items):
        found += [subset + [value] for subset in found]
    return found
