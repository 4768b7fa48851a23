# The slowest style that should pass: a stack, emptied character by character.
def reverse_string(text):
    stack = []
    for character in text:
        stack.append(character)
    pieces = []
    while stack:
        pieces.append(stack.pop())
    return "".join(pieces)
