# trap: skips a value equal to its left neighbour without sorting first: duplicates when equal values stand apart
def permutations(items):
    used = [False] * len(items)
    path, found = [], []

    def fill():
        if len(path) == len(items):
            found.append(path[:])
            return
        for i, value in enumerate(items):
            if used[i] or (i > 0 and value == items[i - 1] and not used[i - 1]):
                continue
            used[i] = True
            path.append(value)
            fill()
            path.pop()
            used[i] = False

    fill()
    return found
