# trap: returns positions
def pairs_with_sum(nums, target):
    position = {}
    found = {}
    for i, value in enumerate(nums):
        if target - value in position:
            found[min(value, target - value)] = [position[target - value], i]
        position[value] = i
    return list(found.values())
