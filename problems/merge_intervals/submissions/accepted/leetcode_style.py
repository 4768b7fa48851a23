class Solution:
    def merge(self, intervals: List[List[int]]) -> List[List[int]]:
        # Sorts in place, as is common where nobody looks at the argument again.
        intervals.sort(key=lambda pair: pair[0])
        result = [intervals[0]]
        for start, end in intervals[1:]:
            if start > result[-1][1]:
                result.append([start, end])
            else:
                result[-1][1] = max(result[-1][1], end)
        return result
