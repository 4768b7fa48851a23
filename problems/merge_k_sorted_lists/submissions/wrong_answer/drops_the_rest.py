# trap: forgets the rest of the longer list when the other one has run out
def merge_k_sorted_lists(lists):
    if not lists:
        return None
    queue = deque(lists)
    while len(queue) > 1:
        queue.append(merge(queue.popleft(), queue.popleft()))
    return queue[0]


def merge(first, second):
    if not first or not second:
        return first or second
    helper = last = ListNode()
    while first and second:
        if second.val < first.val:
            last.next, second = second, second.next
        else:
            last.next, first = first, first.next
        last = last.next
    last.next = None
    return helper.next
