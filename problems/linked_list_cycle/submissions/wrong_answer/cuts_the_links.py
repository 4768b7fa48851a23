# trap: lets every visited node point to itself
def linked_list_cycle(head):
    node = head
    while node:
        if node.next is node:
            return True
        after = node.next
        node.next = node
        node = after
    return False
