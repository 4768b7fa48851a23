# D9 · verdict: WA value · problem: exact
# Returns half of a character, and the wrong half.
def exact(what):
    return "\udc00"
