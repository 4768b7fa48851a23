# trap: looks at one element after the other
def binary_search(nums, target):
    for i in range(len(nums)):
        if nums[i] == target:
            return i
    return -1
