"""Heart arteries dilated with different numbers or kinds of stents: one ICD-10-PCS code for each of them (guideline B4.4)."""

from __future__ import annotations

import re

from consultant.answering.patterns import expression

_NUMBERS = {"a": 1, "an": 1, "one": 1, "single": 1, "two": 2, "three": 3, "four": 4}
_STENTED = expression(
    r"\b(?P<vessel>lad|left anterior descending|rca|right coronary|circumflex|lcx|cx|left main|lm|diagonal|d1|d2|om\d?"
    r"|obtuse marginal|ramus|pda)\b[^,;.?!]{0,25}?\b(?P<number>\d|a|an|one|single|two|three|four)[- ]"
    r"(?:(?P<eluting>des\b|drug[- ]eluting)|(?P<bare>bms\b|bare[- ]metal))",
    re.IGNORECASE,
)
_DEVICES = {True: "4567", False: "DEFG"}
"""One to four stents that elute a drug, and that do not."""
_FEWEST, _MOST = 2, 4


def codes(text: str) -> tuple[str, ...]:
    """The code of each number and kind of stents; none where all arteries have the same, which one code tells."""
    arteries: dict[str, set[str]] = {}
    for found in _STENTED.finditer(text):
        number = found["number"].lower()
        count = int(number) if number.isdigit() else _NUMBERS[number]
        device = _DEVICES[found["eluting"] is not None][min(max(count, 1), _MOST) - 1]
        arteries.setdefault(device, set()).add(found["vessel"].lower())
    if len(arteries) < _FEWEST:
        return ()
    return tuple(f"027{min(len(vessels), _MOST) - 1}3{device}Z" for device, vessels in arteries.items())
