"""Generates settings and looks at what comes of reading them; the reference says what that is."""

from __future__ import annotations

import random
from typing import Any, Dict, List


def drawn(rng: random.Random, c: Dict[str, Any], reads: int) -> List[List[Any]]:
    """So many reads, each followed by every look that is possible."""
    values = ["12", "-3", "x", "", "0x10", "1e3", " 7", "+5", "seven", "1_000", "--1"]
    made: List[List[Any]] = []
    for _ in range(reads):
        settings = {key: rng.choice(values) for key in rng.sample("abcdef", 4)}
        key = rng.choice("abcdef")
        made.append(["read", [settings, key]])
        kept = _raised(settings, key)
        if not kept:
            continue
        if rng.random() < 0.5:
            made.append(["cause_message", []])
        else:
            made.append(["pickled", []])
        made += [["type_name", []], ["message", []], ["attribute", ["key"]]]
        made += [["attribute", ["value"]]] if kept == "invalid" else []
        made += [["is_a", [kind]] for kind in ("SettingsError", "LookupError", "ValueError")]
    return made


def _raised(settings: Dict[str, str], key: str) -> str:
    if key not in settings:
        return "missing"
    try:
        int(settings[key])
    except ValueError:
        return "invalid"
    return ""
