def dfs_preorder(graph, start):
    order = {start: None}
    stack = [iter(graph[start])]
    while stack:
        for neighbour in stack[-1]:
            if neighbour not in order:
                order[neighbour] = None
                stack.append(iter(graph[neighbour]))
                break
        else:
            stack.pop()
    return list(order)
