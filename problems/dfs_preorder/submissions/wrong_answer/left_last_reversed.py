# trap: reverses the order in which nodes are left, which is another order where ways meet
def dfs_preorder(graph, start):
    seen = {start}
    order = []
    path = [(start, iter(graph[start][::-1]))]
    while path:
        node, rest = path[-1]
        for neighbour in rest:
            if neighbour not in seen:
                seen.add(neighbour)
                path.append((neighbour, iter(graph[neighbour][::-1])))
                break
        else:
            order.append(node)
            path.pop()
    return order[::-1]
