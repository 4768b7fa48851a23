# D15 · verdict: WA mutated_argument · problem: total
# Empties the list that it was given.
def total(values):
    result = sum(values)
    values.clear()
    return result
