# trap: compares each word with all later ones, O(n^2)
import sys

words = sys.stdin.read().split()
duplicates = []
for i in range(len(words)):
    for j in range(i + 1, len(words)):
        if words[i] == words[j] and words[i] not in duplicates:
            duplicates.append(words[i])
print("\n".join(duplicates or ["no duplicates"]))
