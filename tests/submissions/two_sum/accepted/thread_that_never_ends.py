import threading
import time


def two_sum(nums, target):
    def wait():
        while True:
            time.sleep(1)

    threading.Thread(target=wait).start()
    seen = {}
    for i, v in enumerate(nums):
        if target - v in seen:
            return [seen[target - v], i]
        seen[v] = i
