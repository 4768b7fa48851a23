# trap: sorts slices, which are copies, so that only the first division arrives
import random


def quick_sort(nums):
    if len(nums) < 2:
        return
    pivot = random.choice(nums)
    smaller = [value for value in nums if value < pivot]
    equal = [value for value in nums if value == pivot]
    larger = [value for value in nums if value > pivot]
    nums[:] = smaller + equal + larger
    quick_sort(nums[:len(smaller)])
    quick_sort(nums[len(nums) - len(larger):])
