# H30 · verdict: AC · problem: probe
# Asks for a trace when it crashes or takes too long.
import faulthandler
import sys


def probe(n):
    faulthandler.enable()
    faulthandler.dump_traceback(file=sys.stderr)
    faulthandler.disable()
    return n + 1
