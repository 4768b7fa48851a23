# trap: returns the last unique character
def first_unique_char(text):
    counts = Counter(text)
    answer = None
    for character in text:
        if counts[character] == 1:
            answer = character
    return answer
