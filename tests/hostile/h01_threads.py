# H1 · verdict: AC · problem: probe
# Shares work among threads with a queue and a lock.
import queue
import threading

threading.stack_size(1 << 20)


def probe(n):
    work, lock, total = queue.Queue(), threading.Lock(), [n]

    def add():
        while True:
            item = work.get()
            if item is None:
                return
            with lock:
                total[0] += item

    threads = [threading.Thread(target=add) for _ in range(4)]
    for thread in threads:
        thread.start()
    work.put(1)
    for _ in threads:
        work.put(None)
    for thread in threads:
        thread.join()
    return total[0]
