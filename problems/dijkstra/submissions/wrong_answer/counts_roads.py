# trap: breadth-first search, which finds the way with the fewest roads
def dijkstra(n, edges, start):
    roads = [[] for _ in range(n)]
    for a, b, length in edges:
        if length < 0:
            raise ValueError("negative")
        roads[a].append((b, length))
    best = [-1] * n
    best[start] = 0
    queue = deque([start])
    while queue:
        place = queue.popleft()
        for neighbour, length in roads[place]:
            if best[neighbour] < 0:
                best[neighbour] = best[place] + length
                queue.append(neighbour)
    return best
