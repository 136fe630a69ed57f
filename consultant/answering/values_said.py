"""Whether a value that a question takes for granted is the one that its answer tells: `Utah's factor is 21, OK?`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal

from consultant.answering import polarity
from consultant.model.answer import Finding

_COLUMNS: Mapping[str, Mapping[str, re.Pattern[str]]] = {
    kind: {name: re.compile(words, re.IGNORECASE) for name, words in columns.items()}
    for kind, columns in {
        "payment_area": {
            "work": r"\bwork\b",
            "practice": r"\bpractice\b|\bpe\b",
            "malpractice": r"\bmalpractice\b|\b(?:mp|pli)\b",
        },
        "relative_values": {
            "work_rvu": r"\bwork\b|\bwrvus?\b",
            "facility_total": r"(?<!non)(?<!non-)(?<!non )\bfacility\b|\bhospital\b|\basc\b",
            "non_facility_total": r"\bw?rvus?\b|\btotals?\b|\boffice\b|\bnon-?\s?fac\w*\b",
        },
        "payment": {"amount": r"", "elsewhere_amount": r"\bfacility\b|\bhospital\b|\boffice\b"},
        "conversion_factor": {"factor": r""},
        "anesthesia_factor": {"factor": r""},
    }.items()
}
"""By kind the values that a reply tells, each with the words that name it; the first that is named counts."""
_STATED = re.compile(
    r"(?:\b(?:is|are|of|has|have|at|was|pays?|gets?|worth|allows?|uses?|using|with|to|as|comes to|carries)|=|:)\s+"
    r"(?P<about>about |around |roughly |some |only |just |still |exactly )?\$? ?"
    r"(?P<number>\d{1,4}(?:\.\d{1,4})?|\.\d{1,3})(?![\w%-]|\.\d"
    r"| ?(?:percent|(?:base |time )?units?|minutes|mins?|days?|years?|mg|ml|hours?|lines?)\b)",
    re.IGNORECASE,
)
_NO_VALUE = re.compile(
    r"\b(?:20[12]\d|19\d\d)\b|\b(?:locality|loc|pos|modifier|mod|version|v)\W{0,3}\d+", re.IGNORECASE
)
_OPEN = re.compile(r"\b(?:what(?:'s|s)?|which|how much|how many)\b", re.IGNORECASE)
_TO_CONFIRM = re.compile(
    r"(?P<claim>[^?]*?)(?:[,.;:–—-]|\s)\s*(?:(?:is (?:that|this|it)|that|this) (?:right|correct|true|accurate)|true or false"
    r"|right or wrong|correct|right|true|agree)\s*\?",
    re.IGNORECASE,
)
_CLOSE = Decimal("0.01")
"""Share of a value by which one that is said to be about it may differ."""


def verdict(text: str, found: Finding) -> str:
    """`Yes` or `No` to the one value that a question states and wants confirmed; empty where it states none or several."""
    columns = _COLUMNS.get(found.kind)
    text, confirmed = _claim(text)
    if columns is None or _OPEN.search(text) or not (confirmed or polarity.wants_yes_or_no(text)):
        return ""
    stated = list(_STATED.finditer(_NO_VALUE.sub(" ", text)))
    told = list(_told(columns, found, text))
    if len(stated) != 1 or not told:
        return ""
    return "Yes" if any(_same(stated[0], value) for value in told) else "No"


def _claim(text: str) -> tuple[str, bool]:
    """The statement that is to be confirmed, without what is asked behind it; the whole text where none is."""
    found = _TO_CONFIRM.match(text)
    return (found["claim"], True) if found else (text, False)


def _told(columns: Mapping[str, re.Pattern[str]], found: Finding, text: str) -> Iterable[str]:
    """The value of the column that the text names; all of them where it names none."""
    values = {name: str(_value(found, name)) for name in columns}
    named = [values[name] for name, words in columns.items() if words.search(text) and values[name]]
    return named[:1] or [value for value in values.values() if value]


def _value(found: Finding, name: str) -> str:
    areas = found.values.get("areas")
    if found.kind == "anesthesia_factor":
        return str(areas[0][name]) if areas and len(areas) == 1 else ""
    return str(found.values.get(name) or "")


def _same(stated: re.Match[str], value: str) -> bool:
    """Whether the stated number is the value, as exact as it is written."""
    number, told = Decimal(stated["number"]), Decimal(value)
    if stated["about"] and stated["about"].strip().lower() in ("about", "around", "roughly", "some"):
        return abs(number - told) <= _CLOSE * told
    return told.quantize(number) == number if "." in stated["number"] else number == told
