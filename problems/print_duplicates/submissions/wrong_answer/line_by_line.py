# trap: compares whole lines
import sys
from collections import Counter

counts = Counter(line.strip() for line in sys.stdin)
duplicates = [line for line, count in counts.items() if count > 1]
print("\n".join(duplicates or ["no duplicates"]))
