# D8 · verdict: AC · problem: exact
# Returns NaN with another sign and payload, and zero with the other sign.
import struct


def exact(what):
    return {
        "digits": 10**4400 + 7,
        "surrogate": "\ud800",
        "infinity": [float("inf"), float("-inf")],
        "nan": struct.unpack("<d", b"\x01\x02\x03\x04\x05\x06\xf8\xff")[0],
        "zero": 0.0,
        "denormal": 5e-324,
    }[what]
