# trap: overwrites the values of visited nodes
VISITED = "*** visited ***"


def linked_list_cycle(head):
    node = head
    while node:
        if node.val == VISITED:
            return True
        node.val = VISITED
        node = node.next
    return False
