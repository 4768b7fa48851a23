# trap: walks through all 2^n choices of positions and builds strings to find the duplicates
def subsets(items):
    found = {}

    def choose(i, key, subset):
        if i == len(items):
            found.setdefault(key, subset)
            return
        choose(i + 1, key, subset)
        choose(i + 1, f"{key},{items[i]}", subset + [items[i]])

    choose(0, "", [])
    return list(found.values())
