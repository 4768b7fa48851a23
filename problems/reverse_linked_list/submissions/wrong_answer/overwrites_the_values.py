# trap: overwrites the values and leaves the links as they are
def reverse_linked_list(head):
    values = []
    node = head
    while node:
        values.append(node.val)
        node = node.next
    node = head
    while node:
        node.val = values.pop()
        node = node.next
    return head
