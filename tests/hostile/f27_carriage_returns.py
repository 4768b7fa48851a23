# F27 · verdict: AC · problem: probe
# Ends its lines with carriage returns and line feeds.
def probe(n):
    text = '''a
b'''
    return n + len(text) - 2
