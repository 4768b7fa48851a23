# trap: makes a pair of a single value
def pairs_with_sum(nums, target):
    values = set(nums)
    return [[value, target - value] for value in values if value <= target - value and target - value in values]
