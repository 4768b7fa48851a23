"""Which scripts are legal."""

from __future__ import annotations

from typing import Any, Dict, List

ATTRIBUTES = {"SettingsError": [], "MissingSettingError": ["key"], "InvalidSettingError": ["key", "value"]}
PYTHON = ["Exception", "LookupError", "KeyError", "ValueError"]


def validate(c: Dict[str, Any], calls: List[List[Any]]) -> None:
    """Refuse unknown classes and attributes, long texts, and looks at an exception that is not there."""
    assert 1 <= len(calls) <= c["steps_max"], "number of steps"
    kept = ""
    for name, arguments in calls:
        if name == "read":
            settings, key = arguments
            assert type(settings) is dict and len(settings) <= 20, "settings"
            for text in [*settings, *settings.values(), key]:
                _check_text(c, text)
            kept = _raised(settings, key) or kept
            continue
        for text in arguments:
            _check_text(c, text)
        if name == "create":
            kind, *rest = arguments
            assert kind in ATTRIBUTES, "class"
            assert len(rest) == max(1, len(ATTRIBUTES[kind])), "number of arguments"
            kept = kind
            continue
        assert kept, "an exception must be kept"
        if name == "attribute":
            assert len(arguments) == 1 and arguments[0] in ATTRIBUTES[kept], "attribute"
        elif name == "is_a":
            assert len(arguments) == 1 and arguments[0] in [*ATTRIBUTES, *PYTHON], "class"
        else:
            assert name in ("pickled", "type_name", "message", "cause", "cause_message"), "step"
            assert not arguments, "no arguments"


def _raised(settings: Dict[str, str], key: str) -> str:
    if key not in settings:
        return "MissingSettingError"
    try:
        int(settings[key])
    except ValueError:
        return "InvalidSettingError"
    return ""


def _check_text(c: Dict[str, Any], text: Any) -> None:
    assert type(text) is str and len(text) <= c["text_max"], "length of a text"
    assert text.isascii() and (not text or text.isprintable()), "text"
