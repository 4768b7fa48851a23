# trap: compares values instead of nodes
def linked_list_cycle(head):
    slow = fast = head
    while fast and fast.next:
        slow = slow.next
        fast = fast.next.next
        if fast and slow.val == fast.val:
            return True
    return False
