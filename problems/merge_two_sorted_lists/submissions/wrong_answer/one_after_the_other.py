# trap: appends one list to the other
def merge_two_sorted_lists(first, second):
    if not first or not second:
        return first or second
    if second.val < first.val:
        first, second = second, first
    last = first
    while last.next:
        last = last.next
    last.next = second
    return first
