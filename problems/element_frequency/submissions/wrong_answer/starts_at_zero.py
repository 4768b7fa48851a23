# trap: the first one of each is not counted
def element_frequency(items):
    counts = {}
    for item in items:
        if item in counts:
            counts[item] += 1
        else:
            counts[item] = 0
    return counts
