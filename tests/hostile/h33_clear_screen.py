# H33 · verdict: AC · problem: probe
# Clears the screen by a command and does not look at the result.
import os


def probe(n):
    os.system("clear")
    return n + 1
