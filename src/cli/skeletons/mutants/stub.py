# trap: a clock that does nothing
def minutes(text):
    pass
