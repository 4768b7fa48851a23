# trap: lets Python sort
def merge_sort(cards):
    return sorted(cards)
