def two_sum(nums, target):
    order = sorted(range(len(nums)), key=lambda i: nums[i])
    left, right = 0, len(nums) - 1
    while True:
        total = nums[order[left]] + nums[order[right]]
        if total < target:
            left += 1
        elif total > target:
            right -= 1
        else:
            return [order[left], order[right]]
