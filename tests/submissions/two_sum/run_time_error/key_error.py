def two_sum(nums, target):
    seen = {}
    for i, n in enumerate(nums):
        if seen[target - n] is not None:
            return [seen[target - n], i]
        seen[n] = i
