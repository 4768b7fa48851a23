# trap: appends one node of the rest only
def merge_two_sorted_lists(first, second):
    helper = last = ListNode()
    while first and second:
        if second.val < first.val:
            last.next, second = second, second.next
        else:
            last.next, first = first, first.next
        last = last.next
    rest = first or second
    if rest:
        rest.next = None
    last.next = rest
    return helper.next
