# G1 · verdict: CE syntax · problem: probe
# Mixes tabs and spaces so that nobody can tell what belongs together.
def probe(n):
        if n:
	return n + 1
        return 1
