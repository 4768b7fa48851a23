# The slowest style that should pass: each value is put at every place of every shorter arrangement,
# duplicates are dropped after each value.
def permutations(items):
    arrangements = {()}
    for value in items:
        arrangements = {
            shorter[:place] + (value,) + shorter[place:]
            for shorter in arrangements
            for place in range(len(shorter) + 1)
        }
    return [list(arrangement) for arrangement in arrangements]
