# trap: uses values as keys, which lists cannot be
def linked_list_cycle(head):
    seen = {}
    node = head
    while node:
        alike = seen.setdefault(node.val, set())
        if node in alike:
            return True
        alike.add(node)
        node = node.next
    return False
