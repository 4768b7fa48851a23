# trap: sorts elements that cannot be compared with each other
def element_frequency(items):
    return {item: len(list(run)) for item, run in itertools.groupby(sorted(items))}
