# G4 · verdict: RE exception · problem: probe
# Reads its input although it is given as an argument.
def probe(n):
    total = 0
    while True:
        total += int(input())
