def planted_pair(rng, c, n, at_end=False):
    return {"nums": [0] * n, "target": 0}
