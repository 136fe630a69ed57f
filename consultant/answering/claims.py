"""Values that a question takes for granted ("the MUE of 93005 is 2, right?"): the reply says yes or no to them (A2)."""

from __future__ import annotations

from collections.abc import Mapping

from consultant.answering.patterns import Pattern, pattern

_IS = r"(?: ?(?:is|of|=|:|was|being|as|to|at)){0,2} ?"
_CLAIMS: Mapping[str, Pattern] = {
    name: pattern(words)
    for name, words in {
        "status": rf"\bstatus (?:code |indicator )?{_IS}\"?(?-i:([A-Z]))\b(?! or\b)",
        "global_days": r"\bglobal\b~20\b(0?00|0?10|0?90)\b(?! or\b)|\b(10|90)[- ]days?\b~12\bglobal"
        r"|\b(0?10|0?90|0?00)[- ](?:global|day global)",
        "bilateral": rf"\bbilateral (?:surgery )?indicator{_IS}(\d)\b(?! or\b)",
        "indicator": rf"(?<!bilateral )(?<!surgery )(?<!adjudication )\bindicator{_IS}(\d)\b(?! or\b)",
        "units": r"\b(?:mue|limit|maximum|max)\b(?: ?(?:value|for|of) ?)*(?:\b[A-Z]?\d{4,5}[A-Z]?\b)?"
        rf"{_IS}(\d{{1,4}})\b(?! or\b|,?\d)",
        "percent": r"\b(?:pay|pays|paid|payment|at|get|gets)\b~20\b(\d{2,3}) ?(?:percent|%)",
        "column1": r"\b([A-Z]?\d{4,5}[A-Z]?)\b(?: (?:is|as|being|the|in|in the))* column (?:1|one|i)\b(?! or\b)(?!~15\bor\b)",
    }.items()
}


def verdict(text: str, name: str, value: str) -> str:
    """`right` or `wrong` where the text claims a value of that name, else empty."""
    found = _CLAIMS[name].search(text)
    if found is None:
        return ""
    claimed = next(filter(None, found.groups()))
    same = int(claimed) == int(value) if claimed.isdigit() and value.isdigit() else claimed == value
    return "right" if same else "wrong"
