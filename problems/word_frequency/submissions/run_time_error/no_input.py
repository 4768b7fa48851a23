# trap: expects at least one line
import re
import sys
from collections import Counter

lines = [input()] + sys.stdin.readlines()
counts = Counter(re.findall("[a-z]+", "\n".join(lines).lower()))
for word in sorted(counts, key=lambda word: (-counts[word], word)):
    print(word, counts[word])
