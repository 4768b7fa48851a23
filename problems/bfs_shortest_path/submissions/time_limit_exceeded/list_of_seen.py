# trap: looks up the nodes seen so far in a list
def bfs_shortest_path(graph, start, goal):
    seen = [start]
    before = [None]
    for place, node in enumerate(seen):
        if node == goal:
            path = []
            while place is not None:
                path.append(seen[place])
                place = before[place]
            return path[::-1]
        for neighbour in graph.get(node, ()):
            if neighbour not in seen:
                seen.append(neighbour)
                before.append(place)
    return None
