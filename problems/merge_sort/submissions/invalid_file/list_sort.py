# trap: lets Python sort
def merge_sort(cards):
    result = list(cards)
    result.sort()
    return result
