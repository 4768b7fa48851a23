# trap: turns each word around and leaves the words where they are
def reverse_string(text):
    return " ".join(word[::-1] for word in text.split(" "))
