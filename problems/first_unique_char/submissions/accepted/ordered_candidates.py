# One pass: a dict of the characters met once so far, in order.
def first_unique_char(text):
    once, twice = {}, set()
    for character in text:
        if character in twice:
            continue
        if character in once:
            del once[character]
            twice.add(character)
        else:
            once[character] = True
    return next(iter(once), None)
