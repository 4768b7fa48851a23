def two_sum(nums, target):
    return 7 ** 10 ** 8
