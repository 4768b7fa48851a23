# D8 · verdict: WA value · problem: exact
# Returns zero where the smallest number is expected.
def exact(what):
    return {
        "digits": 10**4400 + 7,
        "surrogate": "\ud800",
        "infinity": [float("inf"), float("-inf")],
        "nan": float("nan"),
        "zero": -0.0,
        "denormal": 0.0,
    }[what]
