"""Program mutants of SQL: a query with one small mistake each, made by replacing text.

Whether cases kill them is found out elsewhere. Texts and comments stay as they are.
"""

from __future__ import annotations

import re

from judge_harness.sql_text import TOKEN

# What is looked for, and what comes instead; the first rule that fits a place wins.
RULES = [
    (r"\bLEFT\s+(?:OUTER\s+)?JOIN\b", "JOIN"),
    (r"\b(?:INNER\s+)?JOIN\b", "LEFT JOIN"),
    (r"\bIS\s+NOT\s+NULL\b", "IS NULL"),
    (r"\bIS\s+NULL\b", "IS NOT NULL"),
    (r"\bNOT\s+IN\b", "IN"),
    (r"\bNOT\s+EXISTS\b", "EXISTS"),
    (r"\bCOUNT\s*\(\s*(?!\*)[\w.]+\s*\)", "COUNT(*)"),
    (r"\bDISTINCT\b", ""),
    (r"\bUNION\s+ALL\b", "UNION"),
    (r"\bAND\b", "OR"),
    (r"\bOR\b", "AND"),
    (r"\bIN\b(?=\s*\()", "NOT IN"),
    (r"\bSUM\b", "MAX"),
    (r"\bTOTAL\b(?=\s*\()", "MAX"),
    (r"\bMIN\b", "MAX"),
    (r"\bMAX\b", "MIN"),
    (r"\bDESC\b", "ASC"),
    (r"<>|!=", "="),
    (r"<=", "<"),
    (r">=", ">"),
    (r"<", "<="),
    (r">", ">="),
    (r"=", "<>"),
    (r"(?<![\w.])\d+(?![\w.])", "+ 1"),
]
ANY_RULE = re.compile("|".join("(%s)" % pattern for pattern, _ in RULES), re.IGNORECASE)


def mutants(source: bytes) -> list[list[object]]:
    """Return `[line, change, source]` for every mutant, in the order of the text."""
    text = source.decode("utf-8-sig")
    visible = "".join(
        " " * len(one) if one[0] in "'\"`[" or one[:2] in ("--", "/*") else one for one in TOKEN.findall(text)
    )
    found: list[list[object]] = []
    for place in ANY_RULE.finditer(visible):
        old = place.group()
        new = RULES[(place.lastindex or 1) - 1][1]
        if new == "+ 1":
            if _is_position(visible, place.start()):
                continue
            new = str(int(old) + 1)
        changed = text[: place.start()] + new + text[place.end() :]
        line = text.count("\n", 0, place.start()) + 1
        found.append([line, "%s -> %s" % (" ".join(old.split()), new or "nothing"), changed.encode("utf-8")])
    return found


def _is_position(visible: str, start: int) -> bool:
    """Tell whether a number stands for a column: `GROUP BY 1`."""
    return re.search(r"\bBY\s+(?:\d+\s*,\s*)*\Z", visible[:start], re.IGNORECASE) is not None
