# trap: drops white space at the ends
def reverse_string(text):
    return text.strip()[::-1]
