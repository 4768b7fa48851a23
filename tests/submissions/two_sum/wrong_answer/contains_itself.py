def two_sum(nums, target):
    result = [0]
    result.append(result)
    return result
