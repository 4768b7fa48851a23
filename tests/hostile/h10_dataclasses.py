# H10 · verdict: AC · problem: probe
# Uses data classes with annotations that are not evaluated.
from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(order=True, frozen=True)
class Item:
    value: int
    rest: list[Item] | None = field(default=None, compare=False)


def probe(n: int) -> int:
    return max(Item(n), Item(n + 1, [Item(1)])).value
