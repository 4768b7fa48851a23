# trap: the last element as pivot goes as deep as a sorted list is long
class Solution:
    def sortArray(self, nums: List[int]) -> None:
        def partition(lo, hi):
            pivot, i = nums[hi], lo
            for j in range(lo, hi):
                if nums[j] < pivot:
                    nums[i], nums[j] = nums[j], nums[i]
                    i += 1
            nums[i], nums[hi] = nums[hi], nums[i]
            return i

        def sort(lo, hi):
            if lo < hi:
                p = partition(lo, hi)
                sort(lo, p - 1)
                sort(p + 1, hi)

        sort(0, len(nums) - 1)
