# H2 · verdict: AC · problem: roomy
# Maps over a pool of eight threads.
from concurrent.futures import ThreadPoolExecutor


def roomy(n):
    with ThreadPoolExecutor(max_workers=8) as pool:
        return n + sum(pool.map(lambda item: item % 2, range(2)))
