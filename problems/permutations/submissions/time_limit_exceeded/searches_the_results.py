# trap: looks through all results so far before it adds one
def permutations(items):
    found = [[]]
    for value in items:
        longer = []
        for shorter in found:
            for place in range(len(shorter) + 1):
                made = shorter[:place] + [value] + shorter[place:]
                if made not in longer:
                    longer.append(made)
        found = longer
    return found
