"""Call sequences for the priority queue; the answers come from the reference solution."""

from __future__ import annotations

import random
from typing import Any, Dict, List, Union

Calls = List[List[Any]]


def random_calls(
    rng: random.Random, c: Dict[str, Any], calls: int, priorities: int, max_first: bool, text: bool = False
) -> Calls:
    """Any call that has an answer; the empty queue is left to the hand-written cases."""
    made: Calls = [["PriorityQueue", [max_first]]]
    waiting = 0
    while len(made) < calls:
        draw = rng.random()
        if draw < 0.55:
            made.append(["push", [_priority(rng, priorities, text), _item(rng, len(made))]])
            waiting += 1
        elif waiting == 0:
            made.append(["size", []])
        elif draw < 0.85:
            made.append(["pop", []])
            waiting -= 1
        else:
            made.extend([["peek", []], ["size", []]])
    return made


def fill_and_drain(
    rng: random.Random, c: Dict[str, Any], size: int, priorities: int, max_first: bool
) -> Calls:
    """All items come, then all of them leave."""
    made: Calls = [["PriorityQueue", [max_first]]]
    made.extend(["push", [_priority(rng, priorities, False), i]] for i in range(size))
    made.append(["size", []])
    made.extend(["pop", []] for _ in range(size))
    return made


def _priority(rng: random.Random, priorities: int, text: bool) -> Union[int, str]:
    number = rng.randrange(priorities)
    return "p" * (number % 3) + str(number) if text else number - priorities // 2


def _item(rng: random.Random, serial: int) -> Any:
    return [serial, {"serial": serial}, f"item {serial}", [serial, None]][rng.randrange(4)]
