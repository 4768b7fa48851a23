# trap: prints nothing when there is no duplicate
import sys
from collections import Counter

for word, count in Counter(sys.stdin.read().split()).items():
    if count > 1:
        print(word)
