# trap: takes the first list without looking whether there is one
def merge_k_sorted_lists(lists):
    queue = deque(lists)
    while len(queue) > 1:
        queue.append(merge(queue.popleft(), queue.popleft()))
    return queue[0]


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
