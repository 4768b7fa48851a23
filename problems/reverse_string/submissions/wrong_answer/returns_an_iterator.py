# trap: returns an iterator
def reverse_string(text):
    return reversed(text)
