"""Influenza by whether its virus was identified and by what it affects (Official Guidelines, I.C.10.c)."""

from __future__ import annotations

import re

from consultant.answering.findings.cases.airways import PNEUMONIAS, blanked
from consultant.answering.findings.cases.parts import Item, Rank, Read, Rule, blank

_FLU = re.compile(
    r"\b(?:(?:influenza|flu)(?:[ ,-]+(?:type )?(?P<kind>[ab])\b)?(?: (?:virus"
    r"|infection))?(?:[ -]?(?P<positive>positive|confirmed))?)(?:,? (?P<un>not identified|unidentified"
    r"|virus (?:not|un)identified))?",
    re.IGNORECASE,
)
_NO_FLU = re.compile(
    r"\b(?:vaccin\w*|shots?|immuni\w+|exposure|exposed|negative|h\.? ?flu|h(?:a)?emophilus|avian|bird"
    r"|swine|novel|h5n\d|parainfluenza|flu-?like|test(?:ed|ing)?)\b",
    re.IGNORECASE,
)
_EFFECTS = tuple(
    (ending, more, re.compile(words, re.IGNORECASE))
    for ending, more, words in (
        ("81", "", r"\bencephalopathy\b"),
        ("82", "", r"\bmyocarditis\b"),
        ("83", "", r"\b(?:otitis media|ear infection)\b"),
        (
            "2",
            "",
            r"\b(?:gastro-?)?enteritis\b|\b(?:gi|gastrointestinal) (?:symptoms|manifestations)\b"
            r"|\bvomiting(?: and diarrhea)?\b|\bdiarrhea\b",
        ),
        ("1", "J90", r"\bpleural effusion\b"),
        ("1", "J20.9", r"\bacute bronchitis\b"),
        (
            "1",
            "",
            r"\b(?:bronchitis|laryngitis|pharyngitis|uri|upper respiratory (?:tract )?(?:infection|symptoms)"
            r"|respiratory manifestations)\b",
        ),
        ("89", "", r"\bmyositis\b"),
    )
)
_RULE = Rule(
    "J10 where the virus was identified, such as A or B, J11 where it was not; the code holds what the influenza brought about",
    "I.C.10.c; tabular titles at J10 and J11",
    "only confirmed cases are coded; the provider's statement is enough, a test is not needed",
    either=True,
)


def read(text: str) -> Read:
    """The influenza with what it brought about; of pneumonia the kind too."""
    found = [one for one in _FLU.finditer(text) if one[0].strip()]
    if not found or _NO_FLU.search(text):
        return Read(text)
    known = any((one["kind"] or one["positive"]) and not one["un"] for one in found)
    category = "J10" if known else "J11"
    rest = _FLU.sub(" , ", text)
    items: list[Item] = []
    lung = next((code for code, words in PNEUMONIAS if code != "J20.9" and words.search(rest)), "")
    if lung:
        items.append(Item(f"{category}.{'00' if lung == 'J18.9' else '08'}", Rank.CAUSE))
        if lung != "J18.9":
            items.append(Item(lung, Rank.RESULT))
        for _, kind in PNEUMONIAS:
            rest = blanked(kind, rest)
    for ending, _, words in _EFFECTS:
        if words.search(rest):
            items.append(Item(f"{category}.{ending}", Rank.CAUSE))
            rest = words.sub(" , ", rest)
    rest = blank(rest, (re.compile(r"\bvirus\b|\bidentified\b|\bmanifestations?\b", re.IGNORECASE),))
    items = list(dict.fromkeys(items)) or [Item(f"{category}.1", Rank.CAUSE)]
    return Read(rest, tuple(items), _RULE, own=len(items) > 0 and items[0].code[3:] != ".1")
