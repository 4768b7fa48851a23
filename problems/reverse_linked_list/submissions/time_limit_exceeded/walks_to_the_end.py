# trap: walks to the end of the list again for every node
def reverse_linked_list(head):
    if head is None or head.next is None:
        return head
    new_head = last = None
    while head.next:
        node = head
        while node.next.next:
            node = node.next
        if last is None:
            new_head = node.next
        else:
            last.next = node.next
        last, node.next = node.next, None
    last.next = head
    return new_head
