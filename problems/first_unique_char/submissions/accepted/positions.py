# The slowest style that should pass: sorts the positions by character.
def first_unique_char(text):
    order = sorted(range(len(text)), key=lambda i: (text[i], i))
    best = len(text)
    for k, i in enumerate(order):
        alone_before = k == 0 or text[order[k - 1]] != text[i]
        alone_after = k + 1 == len(order) or text[order[k + 1]] != text[i]
        if alone_before and alone_after:
            best = min(best, i)
    return text[best] if best < len(text) else None
