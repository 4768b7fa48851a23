# trap: prints a word again for each further copy
import sys

seen = set()
found = False
for word in sys.stdin.read().split():
    if word in seen:
        print(word)
        found = True
    seen.add(word)
if not found:
    print("no duplicates")
