# trap: puts the first node of each list into the heap, and never its successors
from heapq import heapify, heappop


def merge_k_sorted_lists(lists):
    heap = [(head.val, i) for i, head in enumerate(lists) if head]
    heapify(heap)
    helper = last = ListNode()
    while heap:
        _, i = heappop(heap)
        last.next = last = ListNode(lists[i].val)
    return helper.next
