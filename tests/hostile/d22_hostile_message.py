# D22 · verdict: RE exception · problem: probe
# Raises an exception whose class, message and variables are full of control characters.
def probe(n):
    shown = "\x1b[31m\u202e::error::\r\n"
    Hostile = type("Hostile\x1b[2J\u202e\n::error::x", (Exception,), {})
    raise Hostile("\x1b[2J\u202e\n::error::x\r")
