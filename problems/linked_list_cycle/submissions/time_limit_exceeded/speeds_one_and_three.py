# trap: never stops when the cycle is even: the walkers keep an odd distance, which changes by two
def linked_list_cycle(head):
    slow = head
    fast = head.next if head else None
    while fast is not slow:
        slow = slow.next
        for _ in range(3):
            if fast is None:
                return False
            fast = fast.next
    return fast is not None
