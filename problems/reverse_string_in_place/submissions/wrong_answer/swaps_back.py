# trap: swaps over the whole length, so that everything is swapped back
def reverse_string_in_place(chars):
    for i in range(len(chars)):
        chars[i], chars[-1 - i] = chars[-1 - i], chars[i]
