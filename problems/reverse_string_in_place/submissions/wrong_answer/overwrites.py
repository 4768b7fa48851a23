# trap: copies from the back to the front and loses the front
def reverse_string_in_place(chars):
    for i in range(len(chars)):
        chars[i] = chars[len(chars) - 1 - i]
