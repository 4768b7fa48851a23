# trap: asks for the node after the head where there is no head
def linked_list_cycle(head):
    slow, fast = head, head.next
    while fast and fast.next:
        if slow is fast:
            return True
        slow, fast = slow.next, fast.next.next
    return False
