# trap: keeps the pivot and drops its copies
import random


def quick_sort(nums):
    def ordered(values):
        if not values:
            return values
        pivot = random.choice(values)
        smaller = [value for value in values if value < pivot]
        larger = [value for value in values if value > pivot]
        return ordered(smaller) + [pivot] + ordered(larger)

    nums[:] = ordered(nums)
