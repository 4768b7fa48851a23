# trap: merges two lists by recursion, once per node
class Solution:
    def mergeKLists(self, lists):
        if not lists:
            return None
        while len(lists) > 1:
            pairs = [self.merge(a, b) for a, b in zip(lists[::2], lists[1::2])]
            lists = pairs + (lists[-1:] if len(lists) % 2 else [])
        return lists[0]

    def merge(self, a, b):
        if not a or not b:
            return a or b
        if a.val <= b.val:
            a.next = self.merge(a.next, b)
            return a
        b.next = self.merge(a, b.next)
        return b
