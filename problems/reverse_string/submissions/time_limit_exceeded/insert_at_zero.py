# trap: inserts each character at the front of a list, which moves all the others
def reverse_string(text):
    characters = []
    for character in text:
        characters.insert(0, character)
    return "".join(characters)
