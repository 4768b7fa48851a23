# trap: uses each element for one pair only, and so lists [5, 5] once for every two fives
def pairs_with_sum(nums, target):
    left = Counter()
    pairs = []
    for value in nums:
        if left[target - value]:
            left[target - value] -= 1
            pairs.append([target - value, value])
        else:
            left[value] += 1
    return pairs
