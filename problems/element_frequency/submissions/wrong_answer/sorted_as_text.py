# trap: sorts by text and counts runs, so that 7 and "7" become one
def element_frequency(items):
    counts = {}
    before = None
    for item in sorted(items, key=str):
        if counts and str(before) == str(item):
            counts[before] += 1
        else:
            counts[item] = 1
            before = item
    return counts
