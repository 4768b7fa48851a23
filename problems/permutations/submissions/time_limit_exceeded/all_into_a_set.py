# trap: makes all n! arrangements and lets a set drop the duplicates
def permutations(items):
    found = set()
    used = [False] * len(items)
    path = []

    def fill():
        if len(path) == len(items):
            found.add(tuple(path))
            return
        for i, value in enumerate(items):
            if not used[i]:
                used[i] = True
                path.append(value)
                fill()
                path.pop()
                used[i] = False

    fill()
    return [list(arrangement) for arrangement in found]
