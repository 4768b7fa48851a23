# trap: strips punctuation and digits from the ends of words and leaves them inside
import string
import sys
from collections import Counter

words = (word.strip(string.punctuation + string.digits) for word in sys.stdin.read().lower().split())
counts = Counter(word for word in words if word)
for word in sorted(counts, key=lambda word: (-counts[word], word)):
    print(word, counts[word])
