# trap: recurses once per node, passing the node before along
class Solution:
    def reverseList(self, head: Optional[ListNode]) -> Optional[ListNode]:
        def go(node, before):
            if not node:
                return before
            after, node.next = node.next, before
            return go(after, node)

        return go(head, None)
