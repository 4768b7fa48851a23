# trap: goes on after a swap with the end, though the value that came from there has not been looked at
import random


def quick_sort(nums):
    parts = [(0, len(nums) - 1)]
    while parts:
        low, high = parts.pop()
        if low >= high:
            continue
        pivot = nums[random.randint(low, high)]
        lt, i, gt = low, low, high
        while i <= gt:
            if nums[i] < pivot:
                nums[lt], nums[i] = nums[i], nums[lt]
                lt += 1
            elif nums[i] > pivot:
                nums[i], nums[gt] = nums[gt], nums[i]
                gt -= 1
            i += 1
        parts.append((low, lt - 1))
        parts.append((gt + 1, high))
