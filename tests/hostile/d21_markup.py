# D21 · verdict: WA value · problem: probe
# Prints what ends a section of XML, and characters that XML cannot hold.
import sys


def probe(n):
    for stream in (sys.stdout, sys.stderr):
        print("]]></system-out><testcase/><![CDATA[ & < > \" ' \x00\x01\x0b\x0c\x1f\ufffe\uffff", file=stream)
    return n
