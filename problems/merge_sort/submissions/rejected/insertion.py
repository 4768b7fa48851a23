# trap: inserts one card after the other, which compares each with half of the others
def merge_sort(cards):
    result = []
    for card in cards:
        place = len(result)
        while place > 0 and card < result[place - 1]:
            place -= 1
        result.insert(place, card)
    return result
