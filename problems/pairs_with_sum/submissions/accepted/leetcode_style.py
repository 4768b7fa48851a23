class Solution:
    def pairsWithSum(self, nums: List[int], target: int) -> List[List[int]]:
        seen = set()
        found = set()
        for num in nums:
            rest = target - num
            if rest in seen:
                found.add((min(num, rest), max(num, rest)))
            seen.add(num)
        return [list(pair) for pair in found]
