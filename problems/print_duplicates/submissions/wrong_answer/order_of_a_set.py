# trap: prints in the order of a set
import sys
from collections import Counter

counts = Counter(sys.stdin.read().split())
duplicates = {word for word in counts if counts[word] > 1}
print("\n".join(duplicates or ["no duplicates"]))
