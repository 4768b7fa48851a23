# E10 · verdict: AC · problem: probe
# Traces, profiles, audits and intercepts imports from now on.
import sys


def trace(frame, event, argument):
    return trace


class Finder:
    @staticmethod
    def find_spec(name, path=None, target=None):
        return None


def probe(n):
    sys.settrace(trace)
    sys.setprofile(lambda *_: None)
    sys.addaudithook(lambda *_: None)
    sys.meta_path.insert(0, Finder)
    sys.path_hooks.clear()
    sys.displayhook = sys.breakpointhook = None
    return n + 1
