# trap: marks a node when it leaves the queue, so that it enters again and again
def bfs_shortest_path(graph, start, goal):
    came_from = {start: None}
    seen = set()
    queue = deque([start])
    while queue:
        node = queue.popleft()
        if node == goal:
            path = []
            while node is not None:
                path.append(node)
                node = came_from[node]
            return path[::-1]
        seen.add(node)
        for neighbour in graph.get(node, ()):
            if neighbour not in seen:
                came_from.setdefault(neighbour, node)
                queue.append(neighbour)
    return None
