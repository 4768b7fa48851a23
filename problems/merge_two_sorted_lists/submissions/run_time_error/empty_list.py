# trap: expects a node in both lists
def merge_two_sorted_lists(first, second):
    if second.val < first.val:
        head, second = second, second.next
    else:
        head, first = first, first.next
    last = head
    while first and second:
        if second.val < first.val:
            last.next, second = second, second.next
        else:
            last.next, first = first, first.next
        last = last.next
    last.next = first or second
    return head
