# trap: divides the list once and does not go on
def quick_sort(nums):
    if not nums:
        return
    pivot = nums[len(nums) // 2]
    smaller = [value for value in nums if value < pivot]
    equal = [value for value in nums if value == pivot]
    larger = [value for value in nums if value > pivot]
    nums[:] = smaller + equal + larger
