# trap: follows edges against their direction
def bfs_shortest_path(graph, start, goal):
    both = defaultdict(list)
    for node, neighbours in graph.items():
        for neighbour in neighbours:
            both[node].append(neighbour)
            both[neighbour].append(node)
    came_from = {start: None}
    queue = deque([start])
    while queue:
        node = queue.popleft()
        for neighbour in both[node]:
            if neighbour not in came_from:
                came_from[neighbour] = node
                queue.append(neighbour)
    if goal not in came_from:
        return None
    path = []
    while goal is not None:
        path.append(goal)
        goal = came_from[goal]
    return path[::-1]
