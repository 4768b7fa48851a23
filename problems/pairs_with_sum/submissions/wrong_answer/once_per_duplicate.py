# trap: lists a pair again for each duplicate
def pairs_with_sum(nums, target):
    seen = set()
    pairs = []
    for value in nums:
        if target - value in seen:
            pairs.append([target - value, value])
        seen.add(value)
    return pairs
