# D3 · verdict: OLE stdout · problem: echo
# A program that prints one line that never ends.
import sys

print(sys.stdin.read(), end="")
while True:
    sys.stdout.write("x" * 65536)
