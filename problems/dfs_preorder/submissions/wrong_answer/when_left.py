# trap: notes a node when it is left and not when it is entered
def dfs_preorder(graph, start):
    seen = {start}
    order = []
    path = [(start, iter(graph[start]))]
    while path:
        node, rest = path[-1]
        for neighbour in rest:
            if neighbour not in seen:
                seen.add(neighbour)
                path.append((neighbour, iter(graph[neighbour])))
                break
        else:
            order.append(node)
            path.pop()
    return order
