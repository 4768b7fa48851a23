# trap: takes nodes from both lists in turn
def merge_two_sorted_lists(first, second):
    helper = last = ListNode()
    while first and second:
        last.next, first = first, first.next
        last = last.next
        last.next, second = second, second.next
        last = last.next
    last.next = first or second
    return helper.next
