# trap: counts characters, spaces included, instead of words
import sys
from collections import Counter

counts = Counter(sys.stdin.read().lower())
for character in sorted(counts, key=lambda character: (-counts[character], character)):
    print(character, counts[character])
