def reverse_linked_list(head):
    before = None
    while head:
        after = head.next
        head.next = before
        before, head = head, after
    return before
