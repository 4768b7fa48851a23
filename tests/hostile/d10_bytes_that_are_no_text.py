# D10 · verdict: WA · problem: echo
# A program that prints bytes which are no UTF-8.
import sys

sys.stdout.buffer.write(b"\xff\xfe" + sys.stdin.buffer.read() + b"\x80")
