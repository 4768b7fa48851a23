# trap: looks for the nearest place in a list of all, O(n^2)
def dijkstra(n, edges, start):
    roads = [[] for _ in range(n)]
    for a, b, length in edges:
        if length < 0:
            raise ValueError("negative")
        roads[a].append((b, length))
    best = [inf] * n
    best[start] = 0
    open_places = set(range(n))
    while open_places:
        place = min(open_places, key=best.__getitem__)
        open_places.remove(place)
        if best[place] == inf:
            break
        for neighbour, length in roads[place]:
            best[neighbour] = min(best[neighbour], best[place] + length)
    return [distance if distance < inf else -1 for distance in best]
