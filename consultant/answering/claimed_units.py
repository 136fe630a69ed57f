"""What a text itself takes for the billing unit of a drug, or for the units that a dose makes."""

from __future__ import annotations

import re

from consultant.answering.amounts import MEASURES, NUMBER, Dose, dose_of

PER_UNIT = re.compile(
    rf"(?P<amount>{NUMBER})\s?(?P<measure>{MEASURES})\s?(?:/|per|a|each|for each|for one|is one"
    rf"|equals? one|=) ?(?:1 |one )?"
    r"(?:billing )?unit\b",
    re.IGNORECASE,
)


_COUNTED_BY = re.compile(
    rf"\b(?:is|are|was|comes?|bills?|billed|counted|counts|reported|measured|priced|defined|units?)\s+"
    rf"(?:(?:as|in|by)\s+)?(?:units? of|per|by the|for every|for each)\s+"
    rf"(?P<amount>{NUMBER})\s?(?P<measure>{MEASURES})(?![a-z])",
    re.IGNORECASE,
)


_UNIT_IS = re.compile(
    rf"\b(?:(?:one|1|each|a|the) (?:billing )?unit (?:(?:of|for) (?:[A-Z]\d{{4}}|(?:the|this|that|its"
    rf"|a) (?:[JQ][- ]?)?(?:code|drug"
    rf"|product|hcpcs)) )?(?:is|=|equals?|stands for|means|represents|covers)"
    rf"|is (?:one|1|each|a|the) (?:billing )?unit(?: of [A-Z]\d{{4}})?"
    r"|(?:billing|drug|hcpcs|code|dosage) unit(?: size)?(?: is| =|=|:| of)?|unit (?:is|=|:))"
    rf" ?(?P<amount>{NUMBER})\s?(?P<measure>{MEASURES})(?![a-z])",
    re.IGNORECASE,
)

_OF_ITS_CODE = re.compile(
    rf"\b(?:hcpcs|j-?code|code|drug|descriptor)(?: is| says| reads)?,? (?:counts?(?: by| in)?|per|for each|for every)"
    rf" (?P<amount>{NUMBER})\s?(?P<measure>{MEASURES})(?![a-z])",
    re.IGNORECASE,
)
_IN_UNITS = re.compile(
    rf"\b(?:with|in|by|of) (?P<amount>{NUMBER})\s?(?P<measure>{MEASURES}) (?:billing )?units\b", re.IGNORECASE
)
_TOLD = (PER_UNIT, _COUNTED_BY, _UNIT_IS, _OF_ITS_CODE, _IN_UNITS)


def claimed_units(text: str) -> tuple[Dose, ...]:
    """What a question takes for one billing unit, as `40 mg per unit` or `billed per 1 mg`."""
    found = (dose_of(one) for words in _TOLD for one in words.finditer(text))
    return tuple(dict.fromkeys(found))


def without_units(text: str) -> str:
    """The text without what it takes for a billing unit, which is no dose."""
    for words in _TOLD:
        text = words.sub(" ", text)
    return text


_EQUALS = r"(?:is|are|=|equals?|makes?|means?|would be|come to|comes to)"
_SUM = re.compile(
    rf"\b(\d{{1,4}}) (?:billing )?units? {_EQUALS} (?:{NUMBER})\s?(?:{MEASURES})(?![a-z])"
    rf"|(?<![\w.])(?:{NUMBER})\s?(?:{MEASURES}) {_EQUALS} (\d{{1,4}}) (?:billing )?units?\b",
    re.IGNORECASE,
)


def claimed_sum(text: str) -> int | None:
    """How many units a question takes a dose to be, as `40 mg is 40 units`; None where it says nothing."""
    found = _SUM.search(text)
    return int(found[1] or found[2]) if found else None


_COUNTED = re.compile(
    r"\bunits? (?:were|was|is|are|=|:|would be) ?(\d{1,4})\b(?![.,]\d)|\b(?:have|bill|report|claim|put|enter|says?|shows?"
    r"|entered|reported|billed"
    r"|takes?|allows?"
    r"|accept|for|with|of|did|do|gave|had|used|perform\w*|provided|it'?s"
    r"|if)\s(\d{1,4}) (?:billing )?units?\b|\b(\d{1,4}) (?:of|times) (?=[A-Z]?\d{4})",
    re.IGNORECASE,
)


def counted_units(text: str) -> int | None:
    """Billing units that the text counts itself, as in "can J3301 have 12 units" or "if the units were 12"."""
    found = _COUNTED.search(text)
    return int(next(filter(None, found.groups()))) if found else None


_PER_CONTAINER = re.compile(
    r"\b(?:bill\w*|count\w*|report\w*|code|unit|is|it'?s)\b[^.?!]{0,25}"
    r"\bper (?:vial|syringe|bottle|bag|injection|shot|dose)\b"
    r"|\b(?:vials?|syringes?|bottles?|bags?|injections?|shots?) ?(?:=|is|are|equals?|means?) ?"
    r"(?:\d|one|a|two|three) (?:billing )?units?\b"
    r"|\bone unit (?:per|for each) (?:vial|syringe|bottle|bag|injection|shot)\b",
    re.IGNORECASE,
)


def counted_by_container(text: str) -> bool:
    """Whether a text takes a vial or an injection for the billing unit."""
    return bool(_PER_CONTAINER.search(text))
