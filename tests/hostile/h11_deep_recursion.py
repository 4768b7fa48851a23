# H11 · verdict: AC · problem: roomy
# Raises the recursion limit and recurses ten thousand deep.
import sys

sys.setrecursionlimit(50000)


def depth(left):
    return 0 if left == 0 else 1 + depth(left - 1)


def roomy(n):
    return n + depth(10000) - 9999
