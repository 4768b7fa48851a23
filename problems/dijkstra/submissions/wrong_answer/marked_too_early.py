# trap: a place is done as soon as it is put into the heap
def dijkstra(n, edges, start):
    roads = [[] for _ in range(n)]
    for a, b, length in edges:
        if length < 0:
            raise ValueError("negative")
        roads[a].append((b, length))
    best = [-1] * n
    best[start] = 0
    heap = [(0, start)]
    while heap:
        distance, place = heappop(heap)
        for neighbour, length in roads[place]:
            if best[neighbour] < 0:
                best[neighbour] = distance + length
                heappush(heap, (best[neighbour], neighbour))
    return best
