# trap: recognises duplicates by their digits, so 1, 11 and 11, 1 count as the same
def permutations(items):
    arrangements = {"": []}
    for value in items:
        longer = {}
        for shorter in arrangements.values():
            for place in range(len(shorter) + 1):
                made = shorter[:place] + [value] + shorter[place:]
                longer["".join(map(str, made))] = made
        arrangements = longer
    return list(arrangements.values())
