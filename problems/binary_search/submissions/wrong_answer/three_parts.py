# trap: two looks a round for a third of the range are more looks than one for a half
def binary_search(nums, target):
    left, right = 0, len(nums) - 1
    while left <= right:
        third = (right - left) // 3
        low, high = left + third, right - third
        if nums[low] == target:
            return low
        if nums[high] == target:
            return high
        if target < nums[low]:
            right = low - 1
        elif target > nums[high]:
            left = high + 1
        else:
            left, right = low + 1, high - 1
    return -1
