# trap: walks back recursively, too deep for a long path
def bfs_shortest_path(graph, start, goal):
    came_from = {start: None}
    queue = deque([start])
    while queue:
        node = queue.popleft()
        for neighbour in graph.get(node, ()):
            if neighbour not in came_from:
                came_from[neighbour] = node
                queue.append(neighbour)

    def way(node):
        return [] if node is None else way(came_from[node]) + [node]

    return way(goal) if goal in came_from else None
