# trap: copies the values into new nodes
class Solution:
    def reverseList(self, head: Optional[ListNode]) -> Optional[ListNode]:
        new_head = None
        while head:
            new_head = ListNode(head.val, new_head)
            head = head.next
        return new_head
