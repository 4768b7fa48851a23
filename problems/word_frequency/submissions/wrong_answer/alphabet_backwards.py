# trap: turns the whole order around, so equally frequent words come in reverse alphabetical order
import re
import sys
from collections import Counter

counts = Counter(re.findall("[a-z]+", sys.stdin.read().lower()))
for count, word in sorted(((count, word) for word, count in counts.items()), reverse=True):
    print(word, count)
