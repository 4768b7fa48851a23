# trap: returns an empty list when there is no path
def bfs_shortest_path(graph, start, goal):
    came_from = {start: None}
    queue = deque([start])
    while queue:
        node = queue.popleft()
        for neighbour in graph.get(node, ()):
            if neighbour not in came_from:
                came_from[neighbour] = node
                queue.append(neighbour)
    path = []
    node = goal if goal in came_from else None
    while node is not None:
        path.append(node)
        node = came_from[node]
    return path[::-1]
