# trap: does not look for negative lengths at all
def dijkstra(n, edges, start):
    roads = [[] for _ in range(n)]
    for a, b, length in edges:
        roads[a].append((b, length))
    best = {}
    heap = [(0, start)]
    while heap:
        distance, place = heappop(heap)
        if place in best:
            continue
        best[place] = distance
        for neighbour, length in roads[place]:
            heappush(heap, (distance + length, neighbour))
    return [best.get(place, -1) for place in range(n)]
