# E12 · verdict: AC · problem: probe
# Counts calls in every place of the interpreter that could outlive a case.
import builtins
import functools
import sys

calls = 0


@functools.lru_cache(None)
def cached():
    return [0]


def probe(n):
    global calls
    calls += 1
    cached()[0] += 1
    builtins.judge_calls = getattr(builtins, "judge_calls", 0) + 1
    sys.judge_calls = getattr(sys, "judge_calls", 0) + 1
    counts = {calls, cached()[0], builtins.judge_calls, sys.judge_calls}
    return n + 1 if counts == {1} else sorted(counts)
