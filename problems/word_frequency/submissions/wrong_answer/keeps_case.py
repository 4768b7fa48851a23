# trap: counts upper and lower case apart
import re
import sys
from collections import Counter

counts = Counter(re.findall("[A-Za-z]+", sys.stdin.read()))
for word in sorted(counts, key=lambda word: (-counts[word], word)):
    print(word, counts[word])
