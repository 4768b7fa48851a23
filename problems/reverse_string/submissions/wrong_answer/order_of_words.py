# trap: reverses the order of the words
def reverse_string(text):
    return " ".join(text.split(" ")[::-1])
