import sys


def main():
    seen = set()
    again = set()
    words = []
    for line in sys.stdin:
        for word in line.split():
            if word in seen:
                again.add(word)
            else:
                seen.add(word)
                words.append(word)
    if not again:
        print("no duplicates")
        return
    for word in words:
        if word in again:
            print(word)


if __name__ == "__main__":
    main()
