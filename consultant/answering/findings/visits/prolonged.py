"""What told minutes beyond the highest level of a visit are reported with (Pub. 100-04, chapter 12, section 30.6.15)."""

from __future__ import annotations

import re
from collections.abc import Mapping

from consultant.answering import visit_words
from consultant.answering.findings.coverage import documents
from consultant.answering.reading import Ask
from consultant.answering.reference import Reference, note_evidence
from consultant.model.answer import Finding

BEGINS: Mapping[str, tuple[str, int]] = {
    "99205": ("G2212", 89),
    "99215": ("G2212", 69),
    "99483": ("G2212", 100),
    "99223": ("G0316", 90),
    "99233": ("G0316", 65),
    "99236": ("G0316", 110),
    "99306": ("G0317", 95),
    "99310": ("G0317", 85),
    "99345": ("G0318", 140),
    "99350": ("G0318", 110),
}
"""By the highest level of a visit Medicare's prolonged code, and the total minutes from which it begins; the notes state them."""
ELSEWHERE: Mapping[str, tuple[str, int]] = {"99205": ("99417", 75), "99215": ("99417", 55)}
"""The same for payers that follow CPT, for visits in the office."""
_MEDICARE = re.compile(r"\bmedicare\b", re.IGNORECASE)
BLOCK = 15
"""Minutes of one unit."""
_NOTES = {
    "G2212": "em-prolonged",
    "G0316": "em-prolonged",
    "G0317": "em-prolonged-elsewhere",
    "G0318": "em-prolonged-elsewhere",
}
_CODES = frozenset({*_NOTES, "99417", "99418"})
_PROLONGED = re.compile(
    r"\bprolonged\b|\b99417\b|\b99418\b|\badd(?:ed|ing)? (?:what|anything|something|on|a code|which|to it)\b"
    r"|\b(?:what|which|anything|something|code|can i|can we|do we|do i) (?:else |\w+ )?(?:to )?add\b"
    r"|\b(?:extra|additional|remaining|beyond|left[- ]?over) (?:time|minutes|min)\b|\banything (?:extra|else|more|on top)\b",
    re.IGNORECASE,
)


def _highest(text: str, cited: set[str]) -> list[str]:
    """The highest level of the visit that the words tell, where no visit is cited: prolonged time goes with no other."""
    told = () if cited - _CODES else visit_words.family(text, ())
    return [code for code in told[-1:] if code in BEGINS]


def timed(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """Whether the told minutes reach the prolonged code of the one visit that is cited or told, and with how many units."""
    cited = {one.code for one in ask.procedures}
    visits = sorted(cited & set(BEGINS)) or _highest(ask.text, cited)
    minutes = visit_words.minutes(ask.text)
    if len(visits) != 1 or not minutes or not (cited & _CODES or _PROLONGED.search(ask.text)):
        return ()
    elsewhere = bool(documents.OTHER_PAYER.search(ask.text)) and not _MEDICARE.search(ask.text)
    if elsewhere and visits[0] not in ELSEWHERE:
        return ()
    code, least = ELSEWHERE[visits[0]] if elsewhere else BEGINS[visits[0]]
    note = reference.note(_NOTES[BEGINS[visits[0]][0]])
    if note is None:
        return ()
    units = 1 + (minutes - least) // BLOCK if minutes >= least else 0
    values = {
        "visit": visits[0],
        "code": code,
        "elsewhere": elsewhere,
        "minutes": minutes,
        "least": least,
        "units": units,
        "others": sorted(cited & _CODES - {code}),
        "text": next((one for one in note.text.split(". ") if code in one), note.text).rstrip(".") + ".",
        "source": note.source,
    }
    rows = {"note": note.text, "minutes told": f"{minutes}", "units": f"{units}"}
    return (Finding("prolonged_time", (visits[0], code), values, note_evidence(note, rows)),)
