# detail: unsupported_type
def binary_search(nums, target):
    return nums
