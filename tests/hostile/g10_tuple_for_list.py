# G10 · verdict: AC · problem: pair
# Returns a tuple where a list is declared: accepted with a note.
def pair(n):
    return n, n + 1
