def two_sum(nums, target):
    position = {value: i for i, value in enumerate(nums)}
    for i, value in enumerate(nums):
        if target - value in position:
            return [i, position[target - value]]
    return []
