# The slowest style that should pass: everything onto a stack and back.
def reverse_string_in_place(chars):
    stack = []
    for character in chars:
        stack.append(character)
    for i in range(len(chars)):
        chars[i] = stack.pop()
