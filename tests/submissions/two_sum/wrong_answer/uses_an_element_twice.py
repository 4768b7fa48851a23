def two_sum(nums, target):
    at = {v: i for i, v in enumerate(nums)}
    for i, v in enumerate(nums):
        if target - v in at:
            return [i, at[target - v]]
