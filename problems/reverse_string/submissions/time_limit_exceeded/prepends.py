# trap: puts each character in front of the result, which copies it each time
def reverse_string(text):
    result = ""
    for character in text:
        result = character + result
    return result
