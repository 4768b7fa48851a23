# trap: pushes the neighbours in their own order, so that the last one is visited first
def dfs_preorder(graph, start):
    seen = set()
    order = []
    stack = [start]
    while stack:
        node = stack.pop()
        if node not in seen:
            seen.add(node)
            order.append(node)
            stack.extend(graph[node])
    return order
