# trap: looks for the partner with `in` on a list, O(n^2) at the speed of C
def pairs_with_sum(nums, target):
    found = set()
    for i, value in enumerate(nums):
        if target - value in nums[i + 1:]:
            found.add((min(value, target - value), max(value, target - value)))
    return [list(pair) for pair in found]
