# trap: keeps only the last of several roads between two places
def dijkstra(n, edges, start):
    roads = [{} for _ in range(n)]
    for a, b, length in edges:
        if length < 0:
            raise ValueError("negative")
        roads[a][b] = length
    best = [inf] * n
    best[start] = 0
    heap = [(0, start)]
    while heap:
        distance, place = heappop(heap)
        if distance > best[place]:
            continue
        for neighbour, length in roads[place].items():
            if distance + length < best[neighbour]:
                best[neighbour] = distance + length
                heappush(heap, (best[neighbour], neighbour))
    return [distance if distance < inf else -1 for distance in best]
