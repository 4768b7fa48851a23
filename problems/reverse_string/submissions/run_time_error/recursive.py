# trap: recurses once per character
def reverse_string(text):
    def tail(i):
        return "" if i == len(text) else tail(i + 1) + text[i]

    return tail(0)
