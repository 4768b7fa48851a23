# trap: the built-in function
def quick_sort(nums):
    nums[:] = sorted(nums)
