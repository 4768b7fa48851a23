# trap: looks the element up in a list of those known so far, O(n^2)
def element_frequency(items):
    known, counts = [], []
    for item in items:
        if item in known:
            counts[known.index(item)] += 1
        else:
            known.append(item)
            counts.append(1)
    return dict(zip(known, counts))
