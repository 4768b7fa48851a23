class Solution:
    def dfsPreorder(self, graph: Dict[int, List[int]], start: int) -> List[int]:
        visited = set([start])
        res = [start]
        path = [start]
        pos = [0]
        while path:
            node = path[-1]
            if pos[-1] == len(graph[node]):
                path.pop()
                pos.pop()
                continue
            nxt = graph[node][pos[-1]]
            pos[-1] += 1
            if nxt not in visited:
                visited.add(nxt)
                res.append(nxt)
                path.append(nxt)
                pos.append(0)
        return res
