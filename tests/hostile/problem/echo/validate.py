def validate(c, text):
    assert text.endswith("\n")
