# trap: returns a list of characters
def reverse_string(text):
    return list(text)[::-1]
