from __future__ import annotations

from dataclasses import dataclass


@dataclass
class Place:
    index: int


def two_sum(nums: list[int], target: int) -> list[int]:
    seen: dict[int, Place] = {}
    for i, v in enumerate(nums):
        if target - v in seen:
            return [seen[target - v].index, i]
        seen[v] = Place(i)
    return []
