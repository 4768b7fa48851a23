# trap: returns an iterator and changes nothing
def reverse_string_in_place(chars):
    return reversed(chars)
