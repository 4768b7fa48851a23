# trap: moves every character to the front, past all that are there already
def reverse_string_in_place(chars):
    for i in range(len(chars)):
        chars.insert(0, chars.pop(i))
