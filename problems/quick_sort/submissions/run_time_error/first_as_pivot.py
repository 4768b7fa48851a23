# trap: the first element as pivot goes as deep as a sorted list is long
def quick_sort(nums):
    def sort(low, high):
        if low >= high:
            return
        last = low
        for i in range(low + 1, high + 1):
            if nums[i] < nums[low]:
                last += 1
                nums[last], nums[i] = nums[i], nums[last]
        nums[low], nums[last] = nums[last], nums[low]
        sort(low, last - 1)
        sort(last + 1, high)

    sort(0, len(nums) - 1)
