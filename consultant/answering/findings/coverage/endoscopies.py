"""How several endoscopies of one day are paid: within the family of their base, and family beside family.

Pub. 100-04, chapter 12, section 40.6 C, and the multiple procedure indicator 3 of the fee schedule.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from consultant.answering.reading import Ask
from consultant.answering.reference import Reference, note_evidence
from consultant.model.answer import Finding

_NOTE = "endoscopy-families"
_SHARES = {"share of the higher family": "100", "share of the next family": "50"}
_PAIR = 2
_SAME = re.compile(
    r"\b(?:same|one|single|belong\w*|common|different|two)\b[^.?!]{0,25}\bfamil", re.IGNORECASE
)


def families(reductions: tuple[Finding, ...], ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The families of two endoscopies or more, by the base of each; nothing where fewer are cited."""
    note = reference.note(_NOTE)
    based = [one for one in reductions if one.values.get("endoscopic_base")]
    cited = {one.codes[0] for one in reductions}
    if (
        note is None
        or len(cited & {code for one in based for code in (one.codes[0], one.values["endoscopic_base"])})
        < _PAIR
    ):
        return ()
    grouped = _by_base(based)
    values = {
        "families": tuple(grouped.items()),
        "bases": tuple(one.codes[0] for one in reductions if one.codes[0] in grouped),
        "same_asked": bool(_SAME.search(ask.text)),
        "source": note.source,
    }
    rows = (
        *(row for one in based for row in one.evidence),
        *note_evidence(note, {"note": note.text, **_SHARES}),
    )
    return (Finding("endoscopic_families", tuple(one.codes[0] for one in based), values, rows),)


_BASE = re.compile(r"\bbase\b", re.IGNORECASE)
_ADDED = re.compile(r"\badd-?\s?on|\bprimar\w+|\bparent\b", re.IGNORECASE)


def base_asked(text: str) -> bool:
    """Whether the base of a code is asked, and no word of add-on codes says which kind."""
    return bool(_BASE.search(text)) and not _ADDED.search(text)


_CODE = r"\d{4}[\dA-Z]"
_CLAIMED = (
    re.compile(
        rf"\bbase(?: (?:code|scope|endoscopy|procedure))?,? (?:of|for) (?P<code>{_CODE})(?: is|,| =|:)?"
        rf"(?: (?:being|always|code|the))* (?P<base>{_CODE})\b(?! or\b)",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\b(?P<base>{_CODE})(?: (?:is|as|being))?(?: (?:its|the|an?))? (?:endoscopic |endoscopy |scope )?base"
        rf"(?: (?:code|scope|endoscopy|procedure))? (?:of|for) (?P<code>{_CODE})\b",
        re.IGNORECASE,
    ),
)
"""States which code is the base of another."""


def base_claimed(text: str, code: str) -> str:
    """The code that the text takes for the base of another one; empty where it names none."""
    found = (words.search(text) for words in _CLAIMED)
    return next((one["base"].upper() for one in found if one and one["code"].upper() == code), "")


def _by_base(based: list[Finding]) -> Mapping[str, tuple[str, ...]]:
    bases = dict.fromkeys(str(one.values["endoscopic_base"]) for one in based)
    return {
        base: tuple(one.codes[0] for one in based if one.values["endoscopic_base"] == base) for base in bases
    }
