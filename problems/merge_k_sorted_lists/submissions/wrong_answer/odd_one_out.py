# trap: merging in pairs drops the last of an odd number of lists
def merge_k_sorted_lists(lists):
    if not lists:
        return None
    while len(lists) > 1:
        lists = [merge(lists[i - 1], lists[i]) for i in range(1, len(lists), 2)]
    return lists[0]


def merge(first, second):
    helper = last = ListNode()
    while first and second:
        if second.val < first.val:
            last.next, second = second, second.next
        else:
            last.next, first = first, first.next
        last = last.next
    last.next = first or second
    return helper.next
