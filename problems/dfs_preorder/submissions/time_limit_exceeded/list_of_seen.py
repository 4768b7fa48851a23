# trap: looks up the nodes seen so far in a list
def dfs_preorder(graph, start):
    order = []
    stack = [start]
    while stack:
        node = stack.pop()
        if node not in order:
            order.append(node)
            stack.extend(reversed(graph[node]))
    return order
