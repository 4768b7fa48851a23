def validate(c, n):
    assert n >= 0
