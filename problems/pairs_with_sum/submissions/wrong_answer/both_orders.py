# trap: lists [1, 6] and [6, 1]
def pairs_with_sum(nums, target):
    counts = Counter(nums)
    pairs = []
    for value in counts:
        partner = target - value
        if partner in counts and (value != partner or counts[value] > 1):
            pairs.append([value, partner])
    return pairs
