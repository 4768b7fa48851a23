# trap: puts paths into the queue and never marks a node
def bfs_shortest_path(graph, start, goal):
    queue = deque([[start]])
    while queue:
        path = queue.popleft()
        if path[-1] == goal:
            return path
        for neighbour in graph.get(path[-1], ()):
            if neighbour not in path:
                queue.append(path + [neighbour])
    return None
