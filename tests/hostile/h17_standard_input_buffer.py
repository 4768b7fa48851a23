# H17 · verdict: AC · problem: echo
# Reads the bytes of standard input at once.
import sys

input = sys.stdin.buffer.readline
while True:
    line = input()
    if not line:
        break
    sys.stdout.buffer.write(line)
