# detail: unsupported_type
def binary_search(nums, target):
    return (index for index in range(3))
