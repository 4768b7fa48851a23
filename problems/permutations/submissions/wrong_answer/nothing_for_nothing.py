# trap: returns no arrangement at all for the empty list
def permutations(items):
    if not items:
        return []
    if len(items) == 1:
        return [items[:]]
    found = []
    for value in sorted(set(items)):
        rest = items[:]
        rest.remove(value)
        found += [[value] + shorter for shorter in permutations(rest)]
    return found
