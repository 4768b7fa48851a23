# The slowest style that should pass: sorts by hash, which every element has, and counts within each run.
def element_frequency(items):
    counts = {}
    for _, run in itertools.groupby(sorted(items, key=hash), key=hash):
        for item in run:
            if item not in counts:
                counts[item] = 0
            counts[item] += 1
    return counts
