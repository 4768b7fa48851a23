# trap: sorts the list that was given
def merge_sort(cards):
    if len(cards) > 1:
        middle = len(cards) // 2
        left, right = merge_sort(cards[:middle]), merge_sort(cards[middle:])
        i = j = 0
        for k in range(len(cards)):
            if j == len(right) or (i < len(left) and left[i] <= right[j]):
                cards[k] = left[i]
                i += 1
            else:
                cards[k] = right[j]
                j += 1
    return cards[:]
