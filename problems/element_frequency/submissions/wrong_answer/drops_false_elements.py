# trap: skips 0, "", () and None
def element_frequency(items):
    counts = {}
    for item in items:
        if item:
            counts[item] = counts.get(item, 0) + 1
    return counts
