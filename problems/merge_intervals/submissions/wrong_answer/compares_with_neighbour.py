# trap: compares with the interval before, not with the result so far
def merge_intervals(intervals):
    ordered = sorted(intervals)
    merged = [list(ordered[0])]
    for before, (start, end) in zip(ordered, ordered[1:]):
        if start <= before[1]:
            merged[-1][1] = max(merged[-1][1], end)
        else:
            merged.append([start, end])
    return merged
