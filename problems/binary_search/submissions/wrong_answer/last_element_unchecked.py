# trap: what is left at the end is returned without a look at it
def binary_search(nums, target):
    if len(nums) == 0 or target < nums[0] or target > nums[len(nums) - 1]:
        return -1
    left, right = 0, len(nums) - 1
    while left < right:
        mid = (left + right) // 2
        if nums[mid] < target:
            left = mid + 1
        else:
            right = mid
    return left
