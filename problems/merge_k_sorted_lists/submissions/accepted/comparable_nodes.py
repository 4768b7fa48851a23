# The slowest style that should pass: nodes that are taught to be compared, which calls Python code for each comparison.
import heapq

ListNode.__lt__ = lambda self, other: self.val < other.val


class Solution:
    def mergeKLists(self, lists: List[Optional[ListNode]]) -> Optional[ListNode]:
        head = curr = ListNode(0)
        heap = []
        for node in lists:
            if node:
                heapq.heappush(heap, node)
        while heap:
            node = heapq.heappop(heap)
            curr.next = node
            curr = curr.next
            if node.next:
                heapq.heappush(heap, node.next)
        return head.next
