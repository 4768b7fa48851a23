# trap: the first path that depth-first search finds
def bfs_shortest_path(graph, start, goal):
    came_from = {start: None}
    stack = [start]
    while stack:
        node = stack.pop()
        if node == goal:
            path = []
            while node is not None:
                path.append(node)
                node = came_from[node]
            return path[::-1]
        for neighbour in graph.get(node, ()):
            if neighbour not in came_from:
                came_from[neighbour] = node
                stack.append(neighbour)
    return None
