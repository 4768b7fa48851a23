# trap: looks at neighbours only, so the way from a node to itself is a round trip or nothing
def bfs_shortest_path(graph, start, goal):
    came_from = {}
    queue = deque([start])
    while queue:
        node = queue.popleft()
        for neighbour in graph.get(node, ()):
            if neighbour in came_from:
                continue
            came_from[neighbour] = node
            if neighbour == goal:
                path = [goal]
                node = came_from[goal]
                while node != start:
                    path.append(node)
                    node = came_from[node]
                return [start] + path[::-1]
            queue.append(neighbour)
    return None
