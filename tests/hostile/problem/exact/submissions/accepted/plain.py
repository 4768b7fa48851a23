VALUES = {
    "surrogate": "\ud800",
    "infinity": [float("inf"), -float("inf")],
    "nan": float("nan"),
    "zero": -0.0,
    "denormal": 5e-324,
    "digits": 10**4400 + 7,
}


def exact(what):
    return VALUES[what]
