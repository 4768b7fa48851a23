# trap: looks for any two that meet, merges them and starts again, O(n^2) and worse
def merge_intervals(intervals):
    results = [list(interval) for interval in intervals]
    while merge_one_pair(results):
        pass
    return sorted(results)


def merge_one_pair(results):
    for i in range(len(results)):
        for j in range(i):
            if results[i][0] <= results[j][1] and results[j][0] <= results[i][1]:
                start, end = results.pop(i)
                results[j] = [min(start, results[j][0]), max(end, results[j][1])]
                return True
    return False
