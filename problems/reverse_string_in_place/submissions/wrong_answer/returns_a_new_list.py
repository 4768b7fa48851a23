# trap: returns a new list
def reverse_string_in_place(chars):
    return chars[::-1]
