# trap: takes the elements out of the caller's list
def element_frequency(items):
    counts = {}
    while items:
        item = items.pop()
        counts[item] = counts.get(item, 0) + 1
    return counts
