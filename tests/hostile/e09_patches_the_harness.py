# E9 · verdict: RE exit · problem: probe
# Replaces functions of the harness wherever it finds them: it can only spoil its own answer.
import os
import sys


def probe(n):
    for name, module in list(sys.modules.items()):
        if name.startswith("judge_harness"):
            for kind in list(vars(module).values()):
                if type(kind) is type:
                    for method in ("finish", "send", "_send", "_send_result"):
                        if method in vars(kind):
                            setattr(kind, method, lambda *_, **__: os._exit(0))
    return n + 1
