# trap: makes a new node for each one it takes
def merge_two_sorted_lists(first, second):
    helper = last = ListNode()
    while first and second:
        if second.val < first.val:
            last.next, second = ListNode(second.val), second.next
        else:
            last.next, first = ListNode(first.val), first.next
        last = last.next
    last.next = first or second
    return helper.next
