# detail: too_many_reads
def binary_search(nums, target):
    for index in range(len(nums)):
        if nums[index] == target:
            return index
    return -1
