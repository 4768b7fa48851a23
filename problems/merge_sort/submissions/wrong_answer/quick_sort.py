# trap: a quicksort, which depends on luck and needs more comparisons
import random


def merge_sort(cards):
    if len(cards) < 2:
        return cards[:]
    pivot = random.Random(1).choice(cards)
    less, same, more = [], [], []
    for card in cards:
        if card < pivot:
            less.append(card)
        elif card == pivot:
            same.append(card)
        else:
            more.append(card)
    return merge_sort(less) + same + merge_sort(more)
