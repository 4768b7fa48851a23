import string
import sys
from collections import defaultdict

counts = defaultdict(int)
table = str.maketrans({c: " " for c in string.punctuation + string.digits})
for line in sys.stdin:
    for word in line.translate(table).lower().split():
        counts[word] += 1

by_count = defaultdict(list)
for word, count in counts.items():
    by_count[count].append(word)
for count in sorted(by_count, reverse=True):
    for word in sorted(by_count[count]):
        print(word, count, sep=" ")
