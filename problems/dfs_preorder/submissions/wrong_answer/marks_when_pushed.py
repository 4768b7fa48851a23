# trap: marks nodes when they are pushed, which keeps them from being reached by a detour
def dfs_preorder(graph, start):
    seen = {start}
    order = []
    stack = [start]
    while stack:
        node = stack.pop()
        order.append(node)
        new = list(dict.fromkeys(neighbour for neighbour in graph[node] if neighbour not in seen))
        seen.update(new)
        stack.extend(reversed(new))
    return order
