def merge_intervals(intervals):
    events = []
    for start, end in intervals:
        events.append((start, "a: opens"))
        events.append((end, "b: closes"))
    events.sort()
    merged = []
    opened = []
    for point, kind in events:
        if kind == "a: opens":
            opened.append(point)
        else:
            first = opened.pop()
            if not opened:
                merged.append([first, point])
    return merged
