# trap: returns the old head, which is the last node now
def reverse_linked_list(head):
    before, node = None, head
    while node:
        after = node.next
        node.next = before
        before, node = node, after
    return head
