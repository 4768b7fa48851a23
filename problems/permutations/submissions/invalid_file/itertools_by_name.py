# trap: imports permutations from itertools under another name
from itertools import permutations as arrange


class Solution:
    def permuteUnique(self, nums):
        return sorted(map(list, set(arrange(nums))))
