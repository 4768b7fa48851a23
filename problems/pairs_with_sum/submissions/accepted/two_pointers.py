def pairs_with_sum(nums, target):
    nums = sorted(nums)
    left, right = 0, len(nums) - 1
    pairs = []
    while left < right:
        total = nums[left] + nums[right]
        if total < target:
            left += 1
        elif total > target:
            right -= 1
        else:
            pairs.append((nums[left], nums[right]))
            while left < right and nums[left] == pairs[-1][0]:
                left += 1
            right -= 1
    return pairs
