"""Says which inputs of two_sum are legal; what the right answer is belongs to the references."""

from __future__ import annotations

from typing import Dict, List


def validate(c: Dict[str, int], nums: List[int], target: int) -> None:
    assert type(nums) is list, "`nums` is not a list"
    assert type(target) is int, "`target` is not an integer"
    assert all(type(value) is int for value in nums), "an element is not an integer"
    assert 2 <= len(nums) <= c["n_max"], f"{len(nums)} elements"
    assert all(abs(value) <= c["v_max"] for value in nums), "an element is out of bounds"
    assert abs(target) <= c["v_max"], "`target` is out of bounds"
    pairs = count_pairs(nums, target)
    assert pairs == 1, f"{pairs} pairs, exactly one is needed"


def count_pairs(nums: List[int], target: int) -> int:
    pairs = 0
    seen: Dict[int, int] = {}
    for value in nums:
        pairs += seen.get(target - value, 0)
        seen[value] = seen.get(value, 0) + 1
    return pairs
