# trap: reads the first line only
import re
import sys
from collections import Counter

counts = Counter(re.findall("[a-z]+", sys.stdin.readline().lower()))
for word in sorted(counts, key=lambda word: (-counts[word], word)):
    print(word, counts[word])
