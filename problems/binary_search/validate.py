"""Says which inputs of binary_search are legal. A lazy `range` is never walked through."""

from __future__ import annotations

from typing import Dict, List, Union


def validate(c: Dict[str, int], nums: Union[List[int], range], target: int) -> None:
    assert type(target) is int, "`target` is not an integer"
    assert abs(target) <= c["v_max"], "`target` is out of bounds"
    assert type(nums) is list or type(nums) is range, "`nums` is neither a list nor a range"
    assert len(nums) <= c["n_max"], f"{len(nums)} elements"
    if isinstance(nums, range):
        assert nums.step > 0, "`nums` is not ascending"
    else:
        assert all(type(value) is int for value in nums), "an element is not an integer"
        assert all(a <= b for a, b in zip(nums, nums[1:])), "`nums` is not ascending"
    if len(nums) > 0:
        assert -c["v_max"] <= nums[0] and nums[-1] <= c["v_max"], "an element is out of bounds"
