# trap: the results come in the order of the input instead of sorted by start
def merge_intervals(intervals):
    merged = []
    for start, end in sorted(intervals):
        if merged and start <= merged[-1][1]:
            merged[-1][1] = max(merged[-1][1], end)
        else:
            merged.append([start, end])
    first_seen = {start: i for i, (start, _) in reversed(list(enumerate(intervals)))}
    return sorted(merged, key=lambda interval: first_seen[interval[0]])
