"""Says which graphs are legal."""

from __future__ import annotations

from typing import Any, Dict, List


def validate(c: Dict[str, int], graph: Dict[int, List[int]], start: int) -> None:
    assert type(graph) is dict, "`graph` is not a dictionary"
    assert 1 <= len(graph) <= c["nodes_max"], f"{len(graph)} nodes"
    edges = 0
    for node, neighbours in graph.items():
        check_node(c, node)
        assert type(neighbours) is list, "the neighbours of a node are not a list"
        edges += len(neighbours)
        for neighbour in neighbours:
            check_node(c, neighbour)
            assert neighbour in graph, "a node without an entry"
    assert edges <= c["edges_max"], f"{edges} edges"
    check_node(c, start)
    assert start in graph, "`start` has no entry"


def check_node(c: Dict[str, int], node: Any) -> None:
    assert type(node) is int, "a node is not an integer"
    assert abs(node) <= c["node_max"], "a node is out of bounds"
