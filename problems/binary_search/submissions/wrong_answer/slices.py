# trap: every slice copies, and so reads, half of what is left
def binary_search(nums, target):
    offset = 0
    while len(nums) > 0:
        mid = len(nums) // 2
        value = nums[mid]
        if value == target:
            return offset + mid
        if value < target:
            nums = nums[mid + 1:]
            offset += mid + 1
        else:
            nums = nums[:mid]
    return -1
