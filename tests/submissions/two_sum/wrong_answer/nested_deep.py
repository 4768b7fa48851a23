def two_sum(nums, target):
    result = []
    for _ in range(10000):
        result = [result]
    return result
