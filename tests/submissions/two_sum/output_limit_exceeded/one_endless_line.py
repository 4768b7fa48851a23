# detail: stderr
import os


def two_sum(nums, target):
    while True:
        os.write(2, b'x' * 65536)
