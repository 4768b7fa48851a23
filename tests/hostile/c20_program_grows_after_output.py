# C20 · verdict: MLE · problem: echo · tier full: MLE limit
# A program that has printed the right answer and grows on.
import sys

print(sys.stdin.read(), end="", flush=True)
kept = []
while True:
    kept.append(bytearray(1 << 20))
