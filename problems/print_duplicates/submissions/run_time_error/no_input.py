# trap: input() once, which fails when there is nothing to read
from collections import Counter

words = input().split()
while True:
    try:
        words += input().split()
    except EOFError:
        break
duplicates = [word for word, count in Counter(words).items() if count > 1]
print("\n".join(duplicates or ["no duplicates"]))
