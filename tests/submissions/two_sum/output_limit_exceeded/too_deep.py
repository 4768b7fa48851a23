# detail: result_depth
def two_sum(nums, target):
    result = []
    for _ in range(1000000):
        result = [result]
    return result
