# trap: remembers visited nodes in a list and searches all of it for each node
def linked_list_cycle(head):
    seen = []
    node = head
    while node:
        if node in seen:
            return True
        seen.append(node)
        node = node.next
    return False
