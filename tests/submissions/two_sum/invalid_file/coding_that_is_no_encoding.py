# detail: encoding
# coding: rot13
def two_sum(nums, target):
    return [0, 1]
