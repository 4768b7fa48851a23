# trap: goes through all roads until nothing changes, O(n * m)
def dijkstra(n, edges, start):
    if any(length < 0 for _, _, length in edges):
        raise ValueError("negative")
    best = [inf] * n
    best[start] = 0
    changed = True
    while changed:
        changed = False
        for a, b, length in edges:
            if best[a] + length < best[b]:
                best[b] = best[a] + length
                changed = True
    return [distance if distance < inf else -1 for distance in best]
