# trap: turns the caller's lists around
def dfs_preorder(graph, start):
    seen = set()
    order = []
    stack = [start]
    while stack:
        node = stack.pop()
        if node not in seen:
            seen.add(node)
            order.append(node)
            graph[node].reverse()
            stack.extend(graph[node])
    return order
