# D7 · verdict: WA value · problem: exact
# Returns an integer of 4,401 digits of which the last is wrong.
def exact(what):
    return {
        "digits": 10**4400 + 8,
        "surrogate": "\ud800",
        "infinity": [float("inf"), float("-inf")],
        "nan": float("nan"),
        "zero": -0.0,
        "denormal": 5e-324,
    }[what]
