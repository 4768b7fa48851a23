# trap: gives the name to a new list
def reverse_string_in_place(chars):
    chars = list(reversed(chars))
