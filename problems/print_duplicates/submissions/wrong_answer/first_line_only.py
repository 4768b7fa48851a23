# trap: reads one line
import sys
from collections import Counter

counts = Counter(sys.stdin.readline().split())
duplicates = [word for word, count in counts.items() if count > 1]
print("\n".join(duplicates or ["no duplicates"]))
