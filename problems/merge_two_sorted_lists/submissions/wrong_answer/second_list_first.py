# trap: of equal values, takes that of the second list first
def merge_two_sorted_lists(first, second):
    helper = last = ListNode()
    while first and second:
        if first.val < second.val:
            last.next, first = first, first.next
        else:
            last.next, second = second, second.next
        last = last.next
    last.next = first or second
    return helper.next
