# trap: waits until the walk ends or is back at the head; an endless loop when the cycle leaves the head out
def linked_list_cycle(head):
    node = head
    while node:
        node = node.next
        if node is head:
            return True
    return False
