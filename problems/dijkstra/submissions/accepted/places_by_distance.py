# The slowest style that should pass: a heap of distances, with a set of places for each.
import heapq


def dijkstra(n, edges, start):
    roads = {}
    for a, b, length in edges:
        if length < 0:
            raise ValueError("negative")
        roads.setdefault(a, {})
        known = roads[a].get(b)
        roads[a][b] = length if known is None else min(known, length)
    answer = [-1] * n
    at_distance = {0: {start}}
    distances = [0]
    while distances:
        distance = heapq.heappop(distances)
        places = at_distance.pop(distance)
        while places:
            place = places.pop()
            if answer[place] >= 0:
                continue
            answer[place] = distance
            for neighbour, length in roads.get(place, {}).items():
                if answer[neighbour] >= 0:
                    continue
                further = distance + length
                if further == distance:
                    places.add(neighbour)
                elif further in at_distance:
                    at_distance[further].add(neighbour)
                else:
                    at_distance[further] = {neighbour}
                    heapq.heappush(distances, further)
    return answer
