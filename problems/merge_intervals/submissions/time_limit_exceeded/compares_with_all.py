# trap: compares each interval with all results so far, O(n^2)
def merge_intervals(intervals):
    results = []
    for start, end in intervals:
        apart = []
        for other in results:
            if other[1] < start or end < other[0]:
                apart.append(other)
            else:
                start, end = min(start, other[0]), max(end, other[1])
        results = apart + [[start, end]]
    return sorted(results)
