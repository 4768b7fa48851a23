# G3 · verdict: CE no_entry_point · problem: probe
# Has a function of another name.
def prob(n):
    return n + 1
