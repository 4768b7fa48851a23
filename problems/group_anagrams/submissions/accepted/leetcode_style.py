from collections import defaultdict
from string import ascii_lowercase


class Solution:
    def groupAnagrams(self, strs: List[str]) -> List[List[str]]:
        groups = defaultdict(list)
        for s in strs:
            groups[tuple(s.count(letter) for letter in ascii_lowercase)].append(s)
        return list(groups.values())
