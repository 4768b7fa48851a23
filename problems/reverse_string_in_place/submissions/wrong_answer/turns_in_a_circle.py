# trap: takes the last one and puts it in front, as often as there are characters, which turns a full circle
def reverse_string_in_place(chars):
    for _ in range(min(len(chars), 1_000)):
        chars.insert(0, chars.pop())
