# trap: looks each word up in a list
import re
import sys

words, counts = [], []
for word in re.findall("[a-z]+", sys.stdin.read().lower()):
    if word in words:
        counts[words.index(word)] += 1
    else:
        words.append(word)
        counts.append(1)
for count, word in sorted(zip([-count for count in counts], words)):
    print(word, -count)
