# Declared in judge.toml.
# Wrong: an element may become its own partner.


def two_sum(nums, target):
    for i in range(len(nums)):
        for j in range(len(nums)):
            if nums[i] + nums[j] == target:
                return [i, j]
