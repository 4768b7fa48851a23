# trap: sorts with a heap, which is not stable
import heapq


def merge_sort(cards):
    heap = list(cards)
    heapq.heapify(heap)
    return [heapq.heappop(heap) for _ in cards]
