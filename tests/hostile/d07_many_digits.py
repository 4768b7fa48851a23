# D7 · verdict: AC · problem: exact
# Returns an integer of more digits than Python converts to text, and the like.
def exact(what):
    return {
        "digits": 10**4400 + 7,
        "surrogate": "\ud800",
        "infinity": [float("inf"), float("-inf")],
        "nan": float("nan"),
        "zero": -0.0,
        "denormal": 5e-324,
    }[what]
