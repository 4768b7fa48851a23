# trap: looks each new subset up in the list of results, and walks through all choices of positions
def subsets(items):
    found = []
    for mask in range(1 << len(items)):
        subset = [value for i, value in enumerate(items) if mask >> i & 1]
        if subset not in found:
            found.append(subset)
    return found
