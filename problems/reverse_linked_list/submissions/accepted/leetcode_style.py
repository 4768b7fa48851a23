class Solution:
    def reverseList(self, head: Optional[ListNode]) -> Optional[ListNode]:
        dummy = ListNode()
        curr = head
        while curr is not None:
            nxt = curr.next
            curr.next = dummy.next
            dummy.next = curr
            curr = nxt
        return dummy.next
