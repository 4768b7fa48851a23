"""Which scripts are legal."""

from __future__ import annotations

from typing import Any, Dict, List


def validate(c: Dict[str, Any], calls: List[List[Any]]) -> None:
    """Refuse what comes before the start, long texts, codes that cannot be there yet, and too many links."""
    assert 1 <= len(calls) <= c["steps_max"], "number of steps"
    started, shortened, links = False, 0, 0
    for name, arguments in calls:
        if name == "start":
            (lifetime,) = arguments
            assert type(lifetime) in (int, float) and 0 < lifetime <= c["lifetime_max"], "lifetime"
            started, shortened, links = True, 0, 0
            continue
        assert started, "started first"
        if name == "wait":
            (seconds,) = arguments
            assert type(seconds) in (int, float) and 0 <= seconds <= c["lifetime_max"], "seconds"
        elif name in ("shorten_many", "resolve_many"):
            first, count = arguments
            assert type(first) is int and type(count) is int, "integers"
            assert 0 <= first <= 10**6 and 1 <= count <= c["links_max"], "range"
            links = max(links, count)
        else:
            assert name in ("shorten", "alias", "resolve", "visits", "squat", "squatted"), "step"
            shortened += name == "shorten"
            links += name in ("shorten", "alias", "squat")
            for text in arguments:
                _check_text(c, text)
                assert text.startswith("http") or not name.startswith("squat"), "an address"
            if name in ("resolve", "visits", "alias") and arguments[-1].startswith("code "):
                assert arguments[-1][5:].isdigit(), "number of a code"
                assert 1 <= int(arguments[-1][5:]) <= shortened, "a code that was made"
        assert links <= c["links_max"], "number of links"


def _check_text(c: Dict[str, Any], text: Any) -> None:
    assert type(text) is str and len(text) <= c["url_max"], "length of a text"
    assert not text or text.isprintable(), "text"
    assert "@" not in text and "\\" not in text and "[" not in text, "an address without a user"
