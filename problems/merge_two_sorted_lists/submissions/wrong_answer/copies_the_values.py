# trap: sorts the values and makes new nodes
def merge_two_sorted_lists(first, second):
    values = []
    for node in (first, second):
        while node:
            values.append(node.val)
            node = node.next
    head = None
    for value in sorted(values)[::-1]:
        head = ListNode(value, head)
    return head
