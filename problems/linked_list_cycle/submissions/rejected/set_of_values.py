# trap: remembers values instead of nodes
def linked_list_cycle(head):
    seen = set()
    node = head
    while node:
        if node.val in seen:
            return True
        seen.add(node.val)
        node = node.next
    return False
