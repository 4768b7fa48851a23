# trap: takes upper and lower case for the same
import sys
from collections import Counter

counts = Counter(sys.stdin.read().lower().split())
duplicates = [word for word, count in counts.items() if count > 1]
print("\n".join(duplicates or ["no duplicates"]))
