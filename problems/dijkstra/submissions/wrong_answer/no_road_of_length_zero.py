# trap: takes length 0 for no road
def dijkstra(n, edges, start):
    roads = [[] for _ in range(n)]
    for a, b, length in edges:
        if length < 0:
            raise ValueError("negative")
        if length:
            roads[a].append((b, length))
    best = [inf] * n
    best[start] = 0
    heap = [(0, start)]
    while heap:
        distance, place = heappop(heap)
        if distance > best[place]:
            continue
        for neighbour, length in roads[place]:
            if distance + length < best[neighbour]:
                best[neighbour] = distance + length
                heappush(heap, (best[neighbour], neighbour))
    return [distance if distance < inf else -1 for distance in best]
