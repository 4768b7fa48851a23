# The slowest style that should pass: all nodes in one list, sorted (which is stable) and linked anew.
def merge_two_sorted_lists(first, second):
    nodes = []
    for node in (first, second):
        while node is not None:
            nodes.append(node)
            node = node.next
    nodes.sort(key=lambda node: node.val)
    following = None
    for node in reversed(nodes):
        node.next = following
        following = node
    return following
