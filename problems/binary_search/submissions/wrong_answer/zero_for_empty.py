# trap: reports position 0 for an empty sequence
def binary_search(nums, target):
    left, right = 0, len(nums) - 1
    while left < right:
        mid = (left + right) // 2
        if nums[mid] < target:
            left = mid + 1
        else:
            right = mid
    return left if len(nums) == 0 or nums[left] == target else -1
