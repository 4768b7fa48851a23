# trap: sorts in place and returns nothing
def merge_sort(cards):
    def divide(low, high):
        if high - low < 2:
            return
        middle = (low + high) // 2
        divide(low, middle)
        divide(middle, high)
        left, right = cards[low:middle], cards[middle:high]
        i = j = 0
        for k in range(low, high):
            if j == len(right) or (i < len(left) and left[i] <= right[j]):
                cards[k] = left[i]
                i += 1
            else:
                cards[k] = right[j]
                j += 1

    divide(0, len(cards))
