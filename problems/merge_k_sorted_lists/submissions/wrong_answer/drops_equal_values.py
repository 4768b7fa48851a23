# trap: keeps a node per value, so that equal values get lost
from heapq import heapify, heappop


def merge_k_sorted_lists(lists):
    values = set()
    for node in lists:
        while node:
            values.add(node.val)
            node = node.next
    heap = list(values)
    heapify(heap)
    helper = last = ListNode()
    while heap:
        last.next = last = ListNode(heappop(heap))
    return helper.next
