def two_sum(nums, target):
    position = {}
    for i, value in enumerate(nums):
        if target - value in position:
            return [position[target - value], i]
        position[value] = i
