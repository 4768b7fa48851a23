# H16 · verdict: AC · problem: echo
# Goes through the lines of standard input.
import sys

for line in sys.stdin:
    sys.stdout.write(line)
