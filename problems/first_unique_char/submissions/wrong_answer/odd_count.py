# trap: keeps what was met an odd number of times, so three are taken for one
def first_unique_char(text):
    odd = {}
    for character in text:
        if character in odd:
            del odd[character]
        else:
            odd[character] = True
    return next((character for character in text if character in odd), None)
