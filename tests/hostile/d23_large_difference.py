# D23 · verdict: WA · problem: echo
# Prints sixty thousand bytes that have nothing to do with what is expected.
import sys

text = sys.stdin.read()
for line in range(6000):
    print(line * 7919 % 9973, end="\n" if line % 2 else " ")
