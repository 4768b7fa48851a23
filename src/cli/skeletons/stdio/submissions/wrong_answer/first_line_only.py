# trap: reads only the first line
import sys

print(sum(int(word) for word in sys.stdin.readline().split()))
