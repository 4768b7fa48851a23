def permutations(items):
    left = {}
    for value in items:
        left[value] = left.get(value, 0) + 1
    path, found = [], []

    def fill():
        if len(path) == len(items):
            found.append(path[:])
        for value in left:
            if left[value]:
                left[value] -= 1
                path.append(value)
                fill()
                path.pop()
                left[value] += 1

    fill()
    return found
