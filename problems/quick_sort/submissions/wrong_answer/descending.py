# trap: sorts the other way round
import random


def quick_sort(nums):
    def ordered(values):
        if len(values) < 2:
            return values
        pivot = random.choice(values)
        smaller = [value for value in values if value < pivot]
        equal = [value for value in values if value == pivot]
        larger = [value for value in values if value > pivot]
        return ordered(larger) + equal + ordered(smaller)

    nums[:] = ordered(nums)
