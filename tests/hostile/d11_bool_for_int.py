# D11 · verdict: AC · problem: probe
# Returns True where 1 is expected: accepted with a note.
def probe(n):
    return True if n == 0 else n + 1
