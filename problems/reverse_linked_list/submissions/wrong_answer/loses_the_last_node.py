# trap: stops at the last node and leaves it out
def reverse_linked_list(head):
    if head is None:
        return None
    before, node = None, head
    while node.next:
        after = node.next
        node.next = before
        before, node = node, after
    return before
