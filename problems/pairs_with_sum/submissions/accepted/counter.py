from collections import Counter


def pairs_with_sum(nums, target):
    counts = Counter(nums)
    pairs = []
    for value in counts:
        partner = target - value
        if value < partner and partner in counts:
            pairs.append([value, partner])
        elif value == partner and counts[value] > 1:
            pairs.append([value, value])
    return pairs
