# trap: makes everything lower case
def reverse_string(text):
    return text.lower()[::-1]
