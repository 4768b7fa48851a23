class Solution:
    def dijkstra(self, n: int, edges: List[List[int]], start: int) -> List[int]:
        if any(w < 0 for _, _, w in edges):
            raise ValueError("negative weight")
        graph = defaultdict(list)
        for u, v, w in edges:
            graph[u].append((v, w))
        dist = {}
        pq = [(0, start)]
        while pq:
            d, u = heapq.heappop(pq)
            if u in dist:
                continue
            dist[u] = d
            for v, w in graph[u]:
                if v not in dist:
                    heapq.heappush(pq, (d + w, v))
        return [dist.get(i, -1) for i in range(n)]
