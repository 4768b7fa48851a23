# trap: split(" ") makes an empty word between two separators
import re
import sys
from collections import Counter

counts = Counter(re.sub("[^a-z]", " ", sys.stdin.read().lower()).split(" "))
for word in sorted(counts, key=lambda word: (-counts[word], word)):
    print(word, counts[word])
