# trap: takes "without a twin" for "not immediately repeated"
def first_unique_char(text):
    for i, character in enumerate(text):
        before = text[i - 1:i]
        after = text[i + 1:i + 2]
        if character != before and character != after:
            return character
    return None
