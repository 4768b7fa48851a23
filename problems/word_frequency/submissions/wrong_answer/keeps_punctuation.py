# trap: splits at white space and leaves punctuation on the words
import sys
from collections import Counter

counts = Counter(sys.stdin.read().lower().split())
for word in sorted(counts, key=lambda word: (-counts[word], word)):
    print(word, counts[word])
