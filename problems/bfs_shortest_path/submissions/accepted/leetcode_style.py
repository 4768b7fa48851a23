class Solution:
    def shortestPath(self, graph: Dict[int, List[int]], start: int, goal: int) -> Optional[List[int]]:
        if start == goal:
            return [start]
        parent = {start: start}
        level = [start]
        while level:
            nxt = []
            for u in level:
                for v in graph.get(u, []):
                    if v in parent:
                        continue
                    parent[v] = u
                    if v == goal:
                        path = [v]
                        while path[-1] != start:
                            path.append(parent[path[-1]])
                        path.reverse()
                        return path
                    nxt.append(v)
            level = nxt
