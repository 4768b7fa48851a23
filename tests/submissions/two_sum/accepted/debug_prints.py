import sys


def two_sum(nums, target):
    print('called with', len(nums), target)
    print('to standard error', file=sys.stderr)
    seen = {}
    for i, v in enumerate(nums):
        if target - v in seen:
            print([seen[target - v], i])
            return [seen[target - v], i]
        seen[v] = i
