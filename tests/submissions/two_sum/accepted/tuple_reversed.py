def two_sum(nums, target):
    seen = {}
    for i, v in enumerate(nums):
        if target - v in seen:
            return i, seen[target - v]
        seen[v] = i
