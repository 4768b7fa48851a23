# trap: a dictionary by value keeps one of two equal elements, as in [3, 3] with target 6
def two_sum(nums, target):
    position = {value: i for i, value in enumerate(nums)}
    for value, i in position.items():
        j = position.get(target - value, i)
        if j != i:
            return [i, j]
    return []
