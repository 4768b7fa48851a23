class Solution:
    def firstUniqueChar(self, text: str) -> Optional[str]:
        count = {}
        for c in text:
            count[c] = count.get(c, 0) + 1
        for c in text:
            if count[c] == 1:
                return c
        return None
