def validate(c, values):
    assert len(values) <= 4
