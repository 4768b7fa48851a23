# trap: the old head keeps pointing to the second node, which points back to it
def reverse_linked_list(head):
    if head is None:
        return None
    before, node = head, head.next
    while node:
        after = node.next
        node.next = before
        before, node = node, after
    return before
