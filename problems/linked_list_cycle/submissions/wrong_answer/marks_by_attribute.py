# trap: leaves an extra attribute in visited nodes
def linked_list_cycle(head):
    node = head
    while node:
        if hasattr(node, "visited"):
            return True
        node.visited = True
        node = node.next
    return False
