# trap: sorts counts as texts, so 9 comes before 10
import re
import sys
from collections import Counter

counts = Counter(re.findall("[a-z]+", sys.stdin.read().lower()))
words = sorted(counts)
words.sort(key=lambda word: str(counts[word]), reverse=True)
for word in words:
    print(word, counts[word])
