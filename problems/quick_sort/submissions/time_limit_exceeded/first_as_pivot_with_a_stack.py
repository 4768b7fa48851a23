# trap: the first element as pivot, with a stack instead of recursion: O(n^2) for a sorted list
def quick_sort(nums):
    parts = [(0, len(nums) - 1)]
    while parts:
        low, high = parts.pop()
        if low >= high:
            continue
        last = low
        for i in range(low + 1, high + 1):
            if nums[i] < nums[low]:
                last += 1
                nums[last], nums[i] = nums[i], nums[last]
        nums[low], nums[last] = nums[last], nums[low]
        parts.append((low, last - 1))
        parts.append((last + 1, high))
