def merge_k_sorted_lists(lists):
    if not lists:
        return None
    if len(lists) == 1:
        return lists[0]
    middle = len(lists) // 2
    first, second = merge_k_sorted_lists(lists[:middle]), merge_k_sorted_lists(lists[middle:])
    helper = last = ListNode()
    while first and second:
        if second.val < first.val:
            last.next, second = second, second.next
        else:
            last.next, first = first, first.next
        last = last.next
    last.next = first or second
    return helper.next
