# trap: a heap of the standard library
import heapq


def quick_sort(nums):
    heap = list(nums)
    heapq.heapify(heap)
    nums[:] = [heapq.heappop(heap) for _ in range(len(heap))]
