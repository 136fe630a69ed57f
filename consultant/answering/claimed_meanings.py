"""What a question takes the value of an indicator to mean ("status B means billable, right?"): whether it does (A2)."""

from __future__ import annotations

import re
from collections.abc import Mapping

from consultant.answering.patterns import Pattern, pattern

_NO = r"(?:not|never|no|non|isn'?t|aren'?t|can'?t|cannot|won'?t|doesn'?t|don'?t)[ -]?"
_PAID = (
    r"(?:(?:be|is|are|it|them|we|you|separately|apart|alone|by itself|bill|billed|report|may|can|get|gets)\s+)*"
    r"(?:billable|payable|paid|pays?|payment|reimburs\w+|separately|bill (?:it|them|this|that))\b"
)
_MEANT: Mapping[str, tuple[tuple[Pattern, str], ...]] = {
    field: tuple((pattern(words), values) for words, values in rows)
    for field, rows in {
        "status": (
            (r"\bguarante\w*|\balways (?:paid|pays|payable|covered)\b", ""),
            (rf"\b{_NO}(?:\w+ )?(?:covered|cover\w*)\b|\bexcluded\b|\bnon-?covered\b", "NE"),
            (rf"\b{_NO}(?:\w+ )?valid\b|\binvalid\b|\b(?:deleted|retired|terminated)\b|\b(?:another|other) code\b", "I"),
            (r"\b(?:carrier|contractor|mac)s?(?:[- ]| sets? (?:the )?)pric\w+|\bpriced by\b", "C"),
            (r"\bbundled\b|\bpackaged\b|\bincluded\b|\bpart of\b", "BP"),
            (rf"\b{_NO}(?:\w+ )?{_PAID}|\bdenied\b|\bunpaid\b", "BINPEM"),
            (rf"\b{_PAID}|\bactive\b|\bcovered\b", "ART"),
        ),
        "bilateral": (
            (rf"\b{_NO}(?:\w+ )?(?:bilateral\w*|50|both sides)\b|\bone side only\b|\bonce only\b", "029"),
            (r"\balready\b|\binherent\w*|\bincludes? both\b|\bcovers both\b", "2"),
            (r"\b150\b|\bone and a half\b", "1"),
            (r"\b(?:100|full|in full)\b", "3"),
            (r"\b(?:modifier |mod |-)?50\b|\bbilaterally\b|\bboth sides\b", "13"),
        ),
        "adjudication": (
            (r"\blines?\b|\bsplit\b", "1"),
            (
                rf"\babsolute\b|\bhard\b|\b{_NO}(?:\w+ )?(?:appeal\w*|exceed\w*|override|be raised|be appealed)\b|\bby policy\b"
                r"|\b(?:never|cannot|can't) (?:\w+ )?paid\b|\bno more than \d+ (?:ever|at all)\b",
                "2",
            ),
            (r"\bappeal\w*|\bexceed\w*|\bmore units\b|\bdocumentation\b|\bclinical\b", "3"),
        ),
        "global_days": (
            (r"\b(?:10|ten)[- ]?days?\b", "010"),
            (r"\b(?:90|ninety)[- ]?days?\b", "090"),
            (r"\b(?:zero|0|no) days?\b|\bsame day\b", "000"),
            (r"\badd-?\s?on\b", "ZZZ"),
            (r"\bcontractor\b|\bcarrier\b", "YYY"),
            (r"\bmaternity\b|\bobstetric\w*", "MMM"),
            (r"\bno global\b|\bdoes not apply\b|\bdoesn't apply\b", "XXX"),
        ),
    }.items()
}  # fmt: skip
"""By field, the words for a meaning and the values that have it (three letters each of global days), the exact words first."""
_MEANS = re.compile(
    r"\b(?:means?|meaning|stands? for|implies|tells us|says|so|therefore|hence|i\.e\.|which (?:makes|lets)|is (?:that|it))\b"
    r"(?P<meant>(?:[^.?!]|\.(?=\d))*)",
    re.IGNORECASE,
)
_NAMED: Mapping[str, Pattern] = {
    "status": pattern(r"\bstatus (?:code |indicator |letter )?(?:is |of )?\W?(?-i:[A-Z])\b"),
    "bilateral": pattern(r"\bbilateral (?:surgery )?(?:indicator )?(?:is |of )?\W?[01239]\b"),
    "adjudication": pattern(r"\b(?:mai|adjudication indicator)\b[^.?!]{0,25}\b[123]\b"),
    "global_days": pattern(r"\bglobals?\b[^.?!]{0,15}\b(?:0?[019]0|(?-i:XXX|YYY|ZZZ|MMM))\b"),
}
"""Where the text names a value of the field."""
_WIDTH = {"global_days": 3}


def verdict(text: str, field: str, value: str) -> str:
    """`right` or `wrong` where the text names a value of the field and says what it means, else empty."""
    if field not in _MEANT or not _NAMED[field].search(text):
        return ""
    for found in _MEANS.finditer(text):
        values = next((values for words, values in _MEANT[field] if words.search(found["meant"])), None)
        if values is not None:
            return "right" if value in _split(values, _WIDTH.get(field, 1)) else "wrong"
    return ""


def _split(values: str, width: int) -> tuple[str, ...]:
    return tuple(values[place : place + width] for place in range(0, len(values), width))
