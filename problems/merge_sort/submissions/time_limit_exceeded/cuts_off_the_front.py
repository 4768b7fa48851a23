# trap: makes a new list without its first card at each step
def merge_sort(cards):
    if len(cards) < 2:
        return cards[:]
    middle = len(cards) // 2
    left, right = merge_sort(cards[:middle]), merge_sort(cards[middle:])
    merged = []
    while left and right:
        if right[0] < left[0]:
            merged.append(right[0])
            right = right[1:]
        else:
            merged.append(left[0])
            left = left[1:]
    return merged + left + right
