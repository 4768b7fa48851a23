# trap: groupby counts neighbours, and a later run replaces an earlier one
def element_frequency(items):
    return {item: len(list(run)) for item, run in itertools.groupby(items)}
