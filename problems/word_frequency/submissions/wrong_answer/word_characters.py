# trap: \w lets digits and the underscore into words
import re
import sys
from collections import Counter

counts = Counter(re.findall(r"\w+", sys.stdin.read().lower()))
for word in sorted(counts, key=lambda word: (-counts[word], word)):
    print(word, counts[word])
