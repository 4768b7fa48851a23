def validate(c, what):
    assert what in ("surrogate", "infinity", "nan", "zero", "denormal", "digits")
