# trap: the sort method of lists
def quick_sort(nums):
    nums.sort()
