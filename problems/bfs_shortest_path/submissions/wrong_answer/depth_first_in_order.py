# trap: depth-first search that tries the first neighbour first
def bfs_shortest_path(graph, start, goal):
    came_from = {}
    stack = [(start, None)]
    while stack:
        node, before = stack.pop()
        if node in came_from:
            continue
        came_from[node] = before
        for neighbour in reversed(graph.get(node, [])):
            stack.append((neighbour, node))
    if goal not in came_from:
        return None
    path = []
    while goal is not None:
        path.append(goal)
        goal = came_from[goal]
    return path[::-1]
