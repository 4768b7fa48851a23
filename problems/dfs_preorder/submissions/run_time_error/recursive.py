# trap: recurses once per node of the way
def dfs_preorder(graph, start):
    order = {}

    def visit(node):
        order[node] = None
        for neighbour in graph[node]:
            if neighbour not in order:
                visit(neighbour)

    visit(start)
    return list(order)
