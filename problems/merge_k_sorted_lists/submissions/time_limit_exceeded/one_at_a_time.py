# trap: merges one list after the other into the result, and so walks over its early nodes k times
def merge_k_sorted_lists(lists):
    result = None
    for head in lists:
        result = merge(result, head)
    return result


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
