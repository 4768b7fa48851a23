# detail: type
def binary_search(nums, target):
    return [[None]] * 3
