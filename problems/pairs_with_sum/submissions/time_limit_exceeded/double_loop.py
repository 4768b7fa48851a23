# trap: tries every pair of positions, O(n^2)
def pairs_with_sum(nums, target):
    found = set()
    for i in range(len(nums)):
        for j in range(i + 1, len(nums)):
            if nums[i] + nums[j] == target:
                found.add(tuple(sorted((nums[i], nums[j]))))
    return [list(pair) for pair in found]
