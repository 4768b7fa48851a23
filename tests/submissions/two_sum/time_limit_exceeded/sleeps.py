# detail: idle
import time


def two_sum(nums, target):
    time.sleep(100)
