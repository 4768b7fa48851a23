class Solution:
    def elementFrequency(self, items: List[Any]) -> Dict[Any, int]:
        freq = defaultdict(int)
        for x in items:
            freq[x] += 1
        return freq
