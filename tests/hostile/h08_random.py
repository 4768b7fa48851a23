# H8 · verdict: AC · problem: probe
# Draws random numbers.
import random


def probe(n):
    random.shuffle(list(range(100)))
    generator = random.Random(7)
    return n + (random.random() < 1) * (generator.randint(1, 1))
