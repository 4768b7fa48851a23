# H34 · verdict: AC · problem: probe · tier none: not run
# Wants a pool of processes, and does without.
import multiprocessing
import multiprocessing.connection
import multiprocessing.pool
import multiprocessing.queues
import multiprocessing.synchronize


def probe(n):
    try:
        with multiprocessing.get_context("fork").Pool(2) as pool:
            return n + sum(pool.map(int, ["0", "1"]))
    except OSError:
        return n + 1
