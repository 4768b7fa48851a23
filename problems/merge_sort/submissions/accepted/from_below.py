def merge_sort(cards):
    runs = deque([card] for card in cards)
    if not runs:
        return []
    size = len(runs)
    while size > 1:
        for _ in range(size // 2):
            runs.append(merge(runs.popleft(), runs.popleft()))
        if size % 2:
            runs.append(runs.popleft())
        size = len(runs)
    return runs[0]


def merge(left, right):
    merged = []
    first, second = deque(left), deque(right)
    while first and second:
        if first[0] <= second[0]:
            merged.append(first.popleft())
        else:
            merged.append(second.popleft())
    merged.extend(first)
    merged.extend(second)
    return merged
