# trap: lists an arrangement once for each way to reach it
def permutations(items):
    found = []

    def fill(path, rest):
        if not rest:
            found.append(path)
        for i in range(len(rest)):
            fill(path + [rest[i]], rest[:i] + rest[i + 1:])

    fill([], items)
    return found
