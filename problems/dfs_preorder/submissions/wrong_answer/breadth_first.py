# trap: visits the nodes by distance
def dfs_preorder(graph, start):
    order = {start: None}
    queue = deque([start])
    while queue:
        for neighbour in graph[queue.popleft()]:
            if neighbour not in order:
                order[neighbour] = None
                queue.append(neighbour)
    return list(order)
