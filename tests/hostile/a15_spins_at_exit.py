# A15 · verdict: AC · problem: probe
# Registers functions and finalizers that spin and print after the answer.
import atexit


class Lingering:
    def __del__(self):
        while True:
            print("late")


def late():
    while True:
        print("late")


atexit.register(late)
kept = Lingering()
kept.itself = kept


def probe(n):
    return n + 1
