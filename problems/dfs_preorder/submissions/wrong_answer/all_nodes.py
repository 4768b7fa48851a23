# trap: goes on with nodes that cannot be reached
def dfs_preorder(graph, start):
    seen = set()
    order = []
    stack = [*reversed(list(graph)), start]
    while stack:
        node = stack.pop()
        if node not in seen:
            seen.add(node)
            order.append(node)
            stack.extend(reversed(graph[node]))
    return order
