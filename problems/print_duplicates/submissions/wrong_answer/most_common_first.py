# trap: prints the word with the most copies first
import sys
from collections import Counter

counts = Counter(sys.stdin.read().split())
duplicates = [word for word, count in counts.most_common() if count > 1]
print("\n".join(duplicates or ["no duplicates"]))
