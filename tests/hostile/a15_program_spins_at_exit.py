# A15 · verdict: TLE cpu · problem: echo
# A program that has printed the right answer and spins in an exit function.
import atexit
import sys


def spin():
    while True:
        pass


atexit.register(spin)
print(sys.stdin.read(), end="", flush=True)
