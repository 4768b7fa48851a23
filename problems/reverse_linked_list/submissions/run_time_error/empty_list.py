# trap: asks an empty list for its second node
def reverse_linked_list(head):
    node, head.next, before = head.next, None, head
    while node:
        after = node.next
        node.next = before
        before, node = node, after
    return before
