# trap: insertion sort, O(n^2)
def quick_sort(nums):
    for i in range(1, len(nums)):
        value, j = nums[i], i
        while j > 0 and nums[j - 1] > value:
            nums[j] = nums[j - 1]
            j -= 1
        nums[j] = value
