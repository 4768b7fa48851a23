# trap: a heap of (value, node): where two values are equal, the nodes are compared, which they cannot be
from heapq import heappop, heappush


def merge_k_sorted_lists(lists):
    heap = []
    for head in lists:
        if head:
            heappush(heap, (head.val, head))
    helper = last = ListNode()
    while heap:
        _, node = heappop(heap)
        last.next = last = node
        if node.next:
            heappush(heap, (node.next.val, node.next))
    return helper.next
