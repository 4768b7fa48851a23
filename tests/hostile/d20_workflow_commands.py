# D20 · verdict: WA value · problem: probe
# Prints commands for the runner of a workflow, each at the start of a line.
import sys


def probe(n):
    for stream in (sys.stdout, sys.stderr):
        print("::error::hostile\n::stop-commands::hostile\n::add-mask::e\n##[error]hostile", file=stream)
        print("\r::set-output name=hostile::1\n%0A::warning::hostile", file=stream)
    return n
