# trap: gives the name `nums` to a new list, and the caller's list stays as it was
import random


def quick_sort(nums):
    def ordered(values):
        if len(values) < 2:
            return values
        pivot = random.choice(values)
        smaller = [value for value in values if value < pivot]
        equal = [value for value in values if value == pivot]
        larger = [value for value in values if value > pivot]
        return ordered(smaller) + equal + ordered(larger)

    nums = ordered(nums)
