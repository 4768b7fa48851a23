# G1 · verdict: CE syntax · problem: probe
# Is written for Python 2.
def probe(n):
    print "called with", n
    return n + 1
