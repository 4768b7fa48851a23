# H12 · verdict: AC · problem: roomy
# Recurses in a thread with a large stack, as programs for contests do.
import sys
import threading

sys.setrecursionlimit(50000)
threading.stack_size(128 << 20)


def depth(left):
    return 0 if left == 0 else 1 + depth(left - 1)


def roomy(n):
    result = []
    thread = threading.Thread(target=lambda: result.append(n + depth(10000) - 9999))
    thread.start()
    thread.join()
    return result[0]
