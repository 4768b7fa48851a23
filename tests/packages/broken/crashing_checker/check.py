"""Decides, or so it should."""

from __future__ import annotations

from typing import Any, Dict, Union


def check(c: Dict[str, int], args: Dict[str, Any], expect: Any, got: Any) -> Union[bool, str]:
    return bool(expect["no such key"] == got)
