# trap: goes through all words again for each different word
import re
import sys

words = re.findall("[a-z]+", sys.stdin.read().lower())
pairs = [(-words.count(word), word) for word in set(words)]
for count, word in sorted(pairs):
    print(word, -count)
