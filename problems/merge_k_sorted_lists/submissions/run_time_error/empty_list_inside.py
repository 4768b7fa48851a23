# trap: expects a node in every list
from heapq import heapify, heappop, heapreplace


def merge_k_sorted_lists(lists):
    heap = [(head.val, i, head) for i, head in enumerate(lists)]
    heapify(heap)
    helper = last = ListNode()
    while heap:
        _, i, node = heap[0]
        last.next = last = node
        if node.next:
            heapreplace(heap, (node.next.val, i, node.next))
        else:
            heappop(heap)
    return helper.next
