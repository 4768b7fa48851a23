# H41 · verdict: AC · problem: probe
# Uses the usual names without importing them.
@lru_cache(maxsize=None)
def steps(n: int) -> int:
    return 1 if n < 2 else steps(n - 1) + steps(n - 2)


class Solution:
    def probe(self, n: int) -> int:
        queue = deque([n])
        counts: DefaultDict[str, List[int]] = defaultdict(list)
        heappush(counts["a"], gcd(steps(20), 1))
        return queue.popleft() + counts["a"][0]
