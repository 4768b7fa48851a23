# detail: signal
import os


def two_sum(nums, target):
    os.kill(os.getpid(), 9)
