# trap: sort(reverse=True) sorts
def reverse_string_in_place(chars):
    chars.sort(reverse=True)
