import random


class Solution:
    def sortArray(self, nums: List[int]) -> List[int]:
        def sort(lo, hi):
            while lo < hi:
                pivot = nums[random.randint(lo, hi)]
                i, j = lo, hi
                while i <= j:
                    while nums[i] < pivot:
                        i += 1
                    while nums[j] > pivot:
                        j -= 1
                    if i <= j:
                        nums[i], nums[j] = nums[j], nums[i]
                        i += 1
                        j -= 1
                if j - lo < hi - i:
                    sort(lo, j)
                    lo = i
                else:
                    sort(i, hi)
                    hi = j

        sort(0, len(nums) - 1)
