def reverse_string_in_place(chars):
    chars[:] = chars[::-1]
