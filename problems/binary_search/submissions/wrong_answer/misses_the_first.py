# trap: position 0 is never looked at
def binary_search(nums, target):
    left, right = 0, len(nums)
    while left + 1 < right:
        mid = (left + right) // 2
        if nums[mid] == target:
            return mid
        if nums[mid] < target:
            left = mid
        else:
            right = mid
    return -1
