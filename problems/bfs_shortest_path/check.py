"""Accepts every path that uses edges of the network and is as short as the reference's."""

from __future__ import annotations

from typing import Any, Dict, Union


def check(c: Dict[str, int], args: Dict[str, Any], expect: Any, got: Any) -> Union[bool, str]:
    if expect is None or got is None:
        if expect is None and got is None:
            return True
        return "there is no path" if expect is None else "there is a path"
    if type(got) is not list or not all(type(node) is int for node in got):
        return "the answer is neither a list of nodes nor None"
    graph, start, goal = args["graph"], args["start"], args["goal"]
    if not got or got[0] != start:
        return f"the path does not begin at {start}"
    if got[-1] != goal:
        return f"the path does not end at {goal}"
    for node, following in zip(got, got[1:]):
        if following not in graph.get(node, ()):
            return f"there is no edge from {node} to {following}"
    if len(got) != len(expect):
        return f"the path has {len(got) - 1} edges, a shortest one has {len(expect) - 1}"
    return True
