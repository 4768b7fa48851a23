# trap: the slice stops before the first character
def reverse_string(text):
    return text[:0:-1]
