# detail: syntax
def two_sum(nums, target):
    a = 1
      b = 2
    return [0, 1]
