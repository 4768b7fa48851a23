# The slowest style that should pass: remembers every node.
def linked_list_cycle(head):
    seen = set()
    node = head
    while node is not None:
        if node in seen:
            return True
        seen.add(node)
        node = node.next
    return False
