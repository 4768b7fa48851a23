"""Accepts every position of the target, and -1 exactly when it is absent. Never walks through `nums`."""

from __future__ import annotations

from bisect import bisect_left
from typing import Any, Dict, List, Union


def check(c: Dict[str, int], args: Dict[str, Any], expect: Any, got: Any) -> Union[bool, str]:
    nums, target = args["nums"], args["target"]
    if type(got) is not int:
        return "the answer is not an integer"
    if got == -1:
        return not holds(nums, target) or f"{target} is in `nums`, but the answer is -1"
    if not 0 <= got < len(nums):
        return f"{got} is not a position of `nums`, which has {len(nums)} elements"
    if nums[got] != target:
        return f"position {got} holds {nums[got]}, not {target}"
    return True


def holds(nums: Union[List[int], range], target: int) -> bool:
    if isinstance(nums, range):
        return target in nums
    i = bisect_left(nums, target)
    return i < len(nums) and nums[i] == target
