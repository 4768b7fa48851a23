# The slowest style that should pass: all nodes in a list, linked anew from the back.
def reverse_linked_list(head):
    nodes = []
    while head is not None:
        nodes.append(head)
        head = head.next
    new_head = None
    for node in nodes:
        node.next = new_head
        new_head = node
    return new_head
