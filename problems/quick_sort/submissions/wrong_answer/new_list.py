# trap: sorts into a new list and returns it
import random


def quick_sort(nums):
    if len(nums) < 2:
        return nums
    pivot = random.choice(nums)
    smaller = [value for value in nums if value < pivot]
    equal = [value for value in nums if value == pivot]
    larger = [value for value in nums if value > pivot]
    return quick_sort(smaller) + equal + quick_sort(larger)
