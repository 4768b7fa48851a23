# trap: never uses a value twice, so there is no result when a value repeats
def permutations(items):
    found = []

    def fill(path):
        if len(path) == len(items):
            found.append(path)
            return
        for value in items:
            if value not in path:
                fill(path + [value])

    fill([])
    return found
