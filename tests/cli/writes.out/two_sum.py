# Two Sum
# judge: two_sum
#
#   two_sum(nums=[4, 9, 2, 15], target=11) -> [1, 2]
#       nums[1] + nums[2] == 9 + 2
#
#   two_sum(nums=[-5, 8, 12, 3], target=-2) -> [0, 3]
#       -5 + 3; [3, 0] is right as well

from __future__ import annotations


def two_sum(nums: list[int], target: int) -> list[int]:
    pass  # your code


if __name__ == "__main__":
    # the first sample
    print("got:     ", two_sum(nums=[4, 9, 2, 15], target=11))
    print("expected:", "[1, 2]")
