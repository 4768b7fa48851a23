# trap: returns the number of roads
def dijkstra(n, edges, start):
    roads = [[] for _ in range(n)]
    for a, b, length in edges:
        if length < 0:
            raise ValueError("negative")
        roads[a].append(b)
    best = [-1] * n
    best[start] = 0
    queue = deque([start])
    while queue:
        place = queue.popleft()
        for neighbour in roads[place]:
            if best[neighbour] < 0:
                best[neighbour] = best[place] + 1
                queue.append(neighbour)
    return best
