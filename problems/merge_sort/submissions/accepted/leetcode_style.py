class Solution:
    def sortArray(self, nums: List[int]) -> List[int]:
        result = list(nums)
        buffer = list(nums)
        self.divide(result, buffer, 0, len(result))
        return result

    def divide(self, a, buffer, lo, hi):
        if hi - lo <= 1:
            return
        mid = (lo + hi) // 2
        self.divide(a, buffer, lo, mid)
        self.divide(a, buffer, mid, hi)
        i, j = lo, mid
        for k in range(lo, hi):
            if j >= hi or (i < mid and a[i] <= a[j]):
                buffer[k] = a[i]
                i += 1
            else:
                buffer[k] = a[j]
                j += 1
        a[lo:hi] = buffer[lo:hi]
