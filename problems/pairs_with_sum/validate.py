"""Says which inputs of pairs_with_sum are legal."""

from __future__ import annotations

from typing import Dict, List


def validate(c: Dict[str, int], nums: List[int], target: int) -> None:
    assert type(nums) is list, "`nums` is not a list"
    assert len(nums) <= c["n_max"], f"{len(nums)} elements"
    for value in nums:
        assert type(value) is int, "an element is not an integer"
        assert abs(value) <= c["v_max"], "an element is out of bounds"
    assert type(target) is int, "`target` is not an integer"
    assert abs(target) <= 2 * c["v_max"], "`target` is out of bounds"
