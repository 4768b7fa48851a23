class Solution:
    def merge(self, intervals: List[List[int]]) -> List[List[int]]:
        # Sorts in place and reuses the pairs, as is common where nobody looks at the argument again.
        intervals.sort(key=lambda pair: pair[0])
        result = []
        for pair in intervals:
            if not result or pair[0] > result[-1][1]:
                result.append(pair)
            else:
                result[-1][1] = max(result[-1][1], pair[1])
        return result
