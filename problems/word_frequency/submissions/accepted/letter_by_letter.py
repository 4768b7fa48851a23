# The slowest style that should pass: one character at a time, no library but sys.
import sys


def words_of(text):
    word = ""
    for character in text.lower():
        if "a" <= character <= "z":
            word += character
        elif word:
            yield word
            word = ""
    if word:
        yield word


def main():
    counts = {}
    for word in words_of(sys.stdin.read()):
        if word not in counts:
            counts[word] = 0
        counts[word] += 1
    words = sorted(counts)
    words.sort(key=counts.get, reverse=True)
    for word in words:
        print(f"{word} {counts[word]}")


main()
