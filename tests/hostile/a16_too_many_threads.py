# A16 · verdict: AC · problem: roomy · tier none: WA value
# Starts sixty threads; wrong where more than sixteen run.
import threading

threading.stack_size(1 << 20)


def roomy(n):
    wait = threading.Event()
    started = 0
    try:
        for _ in range(60):
            threading.Thread(target=wait.wait, daemon=True).start()
            started += 1
    except RuntimeError:
        pass
    return n + 1 if started <= 16 else started
