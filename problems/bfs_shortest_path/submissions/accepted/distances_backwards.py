# The slowest style that should pass: distances first, then a second walk over the edges turned around.
def bfs_shortest_path(graph, start, goal):
    distance = {start: 0}
    queue = [start]
    for node in queue:
        for neighbour in graph.get(node, ()):
            if neighbour not in distance:
                distance[neighbour] = distance[node] + 1
                queue.append(neighbour)
    if goal not in distance:
        return None
    before = {}
    for node in graph:
        if node in distance:
            for neighbour in graph[node]:
                if distance[neighbour] == distance[node] + 1:
                    before[neighbour] = node
    path = [goal]
    while path[-1] != start:
        path.append(before[path[-1]])
    return path[::-1]
