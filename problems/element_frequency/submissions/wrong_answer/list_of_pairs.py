# trap: returns pairs instead of a dictionary
def element_frequency(items):
    return Counter(items).most_common()
