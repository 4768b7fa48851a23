# trap: recurses once per node of the way, in a generator
class Solution:
    def dfsPreorder(self, graph: Dict[int, List[int]], start: int) -> List[int]:
        seen = set()

        def visit(node):
            if node not in seen:
                seen.add(node)
                yield node
                for neighbour in graph[node]:
                    yield from visit(neighbour)

        return list(visit(start))
