# trap: skips what is larger than the target, as if all elements were positive
def two_sum(nums, target):
    seen = {}
    for i, value in enumerate(nums):
        if value > target:
            continue
        if target - value in seen:
            return [seen[target - value], i]
        seen[value] = i
    return []
