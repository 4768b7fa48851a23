# trap: looks for the partner with `in` on the rest of the list, O(n^2) at the speed of C
def two_sum(nums, target):
    for i, value in enumerate(nums):
        rest = nums[i + 1:]
        if target - value in rest:
            return [i, i + 1 + rest.index(target - value)]
