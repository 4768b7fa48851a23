# trap: prints in alphabetical order
import sys
from collections import Counter

counts = Counter(sys.stdin.read().split())
duplicates = sorted(word for word in counts if counts[word] > 1)
print("\n".join(duplicates or ["no duplicates"]))
