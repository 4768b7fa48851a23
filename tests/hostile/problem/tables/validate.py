def validate(c, given):
    assert all(type(n) is int and n >= 0 for (n,) in given)
