# trap: counts in the whole list for each word, O(n^2)
import sys

words = sys.stdin.read().split()
duplicates = []
for word in words:
    if words.count(word) > 1 and word not in duplicates:
        duplicates.append(word)
print("\n".join(duplicates or ["no duplicates"]))
