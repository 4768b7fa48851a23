# trap: counts in the whole list for each element, O(n^2)
def element_frequency(items):
    return {item: items.count(item) for item in items}
