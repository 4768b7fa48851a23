# trap: the truth value of a position drops position 0
def two_sum(nums, target):
    seen = {}
    for i, value in enumerate(nums):
        j = seen.get(target - value)
        if j:
            return [j, i]
        seen[value] = i
    return []
