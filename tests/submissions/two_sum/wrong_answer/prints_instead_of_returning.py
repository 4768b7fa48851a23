def two_sum(nums, target):
    seen = {}
    for i, v in enumerate(nums):
        if target - v in seen:
            print([seen[target - v], i])
            return None
        seen[v] = i
