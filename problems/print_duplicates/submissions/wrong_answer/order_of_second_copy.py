# trap: prints in the order in which the second copies come
import sys

seen, printed = set(), {}
for word in sys.stdin.read().split():
    if word in seen:
        printed[word] = True
    seen.add(word)
print("\n".join(printed or ["no duplicates"]))
