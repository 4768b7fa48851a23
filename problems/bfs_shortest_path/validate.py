"""Says which networks are legal."""

from __future__ import annotations

from typing import Any, Dict, List


def validate(c: Dict[str, int], graph: Dict[int, List[int]], start: int, goal: int) -> None:
    assert type(graph) is dict, "`graph` is not a dictionary"
    assert len(graph) <= c["keys_max"], f"{len(graph)} entries"
    edges = 0
    for node, neighbours in graph.items():
        check_node(c, node)
        assert type(neighbours) is list, "the neighbours of a node are not a list"
        edges += len(neighbours)
        for neighbour in neighbours:
            check_node(c, neighbour)
    assert edges <= c["edges_max"], f"{edges} edges"
    check_node(c, start)
    check_node(c, goal)
    known = start in graph or any(start in neighbours for neighbours in graph.values())
    assert start != goal or known, "an unknown node is start and goal"


def check_node(c: Dict[str, int], node: Any) -> None:
    assert type(node) is int, "a node is not an integer"
    assert abs(node) <= c["node_max"], "a node is out of bounds"
