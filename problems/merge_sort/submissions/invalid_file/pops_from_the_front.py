# trap: takes cards off the front, which moves all others
def merge_sort(cards):
    if len(cards) < 2:
        return cards[:]
    middle = len(cards) // 2
    left, right = merge_sort(cards[:middle]), merge_sort(cards[middle:])
    merged = []
    while left and right:
        merged.append(right.pop(0) if right[0] < left[0] else left.pop(0))
    return merged + left + right
