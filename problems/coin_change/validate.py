"""Says which inputs of coin_change are legal."""

from __future__ import annotations

from typing import Dict, List


def validate(c: Dict[str, int], coins: List[int], amount: int) -> None:
    assert type(coins) is list, "`coins` is not a list"
    assert 1 <= len(coins) <= c["kinds_max"], f"{len(coins)} coins"
    for coin in coins:
        assert type(coin) is int, "a coin is not an integer"
        assert 1 <= coin <= c["coin_max"], "a coin is out of bounds"
    assert type(amount) is int, "`amount` is not an integer"
    assert 0 <= amount <= c["amount_max"], "`amount` is out of bounds"
