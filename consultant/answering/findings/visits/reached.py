"""Which code told minutes or days reach, of services whose codes go by time alone; the notes state the limits."""

from __future__ import annotations

import re
from dataclasses import dataclass

from consultant.answering import families
from consultant.answering.reading import Ask
from consultant.answering.reference import Reference, note_evidence
from consultant.model.answer import Finding


@dataclass(frozen=True, slots=True)
class Ladder:
    """Codes of one service by the least minutes or days that reach them, the lowest first."""

    note: str
    words: re.Pattern[str] | None
    """How a question without a code names the service."""
    steps: tuple[tuple[int, tuple[str, ...]], ...]
    measure: str = "minutes"
    of: str = ""
    """What the minutes or days are counted over, as a reply says it."""


def _ladder(
    note: str, words: str, *steps: tuple[int, tuple[str, ...]], measure: str = "minutes", of: str = ""
) -> Ladder:
    return Ladder(note, re.compile(words, re.IGNORECASE) if words else None, steps, measure, of)


LADDERS: tuple[Ladder, ...] = (
    _ladder("psychotherapy-time", r"\bpsychotherapy\b.*\b(?:e/?m|99\d{3}|visit)\b|\b(?:e/?m|99\d{3}|visit)\b.*\bpsychotherapy\b",
            (16, ("90833",)), (38, ("90836",)), (53, ("90838",))),
    _ladder("psychotherapy-time", r"\b(?:psychotherapy (?:for|in) crisis|crisis psychotherapy)\b",
            (30, ("90839",)), (75, ("90839", "90840"))),
    _ladder("psychotherapy-time", r"\bpsychotherapy\b(?!.*\b(?:crisis|family|group|e/?m|99\d{3})\b)",
            (16, ("90832",)), (38, ("90834",)), (53, ("90837",))),
    _ladder("em-nursing-facility", r"\b(?:nursing (?:home|facility)|snf)\b[^.?!]*\bdischarge"
            r"|\bdischarge\w*\b[^.?!]*\bfrom (?:the |a |an )?(?:nursing (?:home|facility)|snf)\b",
            (1, ("99315",)), (31, ("99316",))),
    _ladder("em-discharge", r"\bdischarge (?:day|management|visit|took|summary|service)\b", (1, ("99238",)), (31, ("99239",))),
    _ladder("em-advance-care-planning", r"\badvance care planning\b", (16, ("99497",)), (46, ("99497", "99498"))),
    _ladder("preventive-tobacco", r"\b(?:tobacco|smoking) (?:cessation )?counsel\w+\b", (4, ("99406",)), (11, ("99407",))),
    _ladder("em-ccm", r"\b(?:ccm|chronic care management)\b(?!.*\bcomplex\b)",
            (20, ("99490",)), (40, ("99490", "99439")), of="in the calendar month"),
    _ladder("em-ccm", r"", (60, ("99487",)), (90, ("99487", "99489")), of="in the calendar month"),
    _ladder("em-ccm", r"", (30, ("99491",)), (60, ("99491", "99437")), of="in the calendar month"),
    _ladder("em-remote-monitoring", r"", (10, ("99470",)), (20, ("99457",)), (40, ("99457", "99458")),
            of="in the calendar month"),
    _ladder("em-remote-monitoring", r"", (2, ("99445",)), (16, ("99454",)), measure="days", of="of data within 30 days"),
    _ladder("behavioral-integration", r"", (20, ("99484",)), of="in the calendar month"),
    _ladder("home-health-certification", r"", (30, ("G0181",)), of="in the calendar month"),
)  # fmt: skip
_MINUTES = re.compile(r"(?<![\d-])\b(\d{1,3})[ -]?(?:total |full )?(?:minutes?|mins?)\b", re.IGNORECASE)
_DAYS = re.compile(
    r"(?<![\d-])\b(\d{1,2})[ -]?(?:\w+ )?days?\b(?! (?:later|after|ago|period))", re.IGNORECASE
)
_ASKED = re.compile(
    r"\?|\b(?:can|may|ok(?:ay)?|enough|billable|which|what|report|bill|code|right|correct|allowed|count)\b",
    re.IGNORECASE,
)


_CLAIMED = re.compile(
    r"\b(?:needs?|requires?|takes|starts? (?:at|from|with|after)|begins? (?:at|with|after)|wants)"
    r" (?:at least |a minimum of |about )?\d{1,3}[ -]?(?:min|day)",
    re.IGNORECASE,
)
"""States how many minutes or days the service takes."""
_OF_EDIT = re.compile(r"\b(?:ncci|ptp|edits?)\b", re.IGNORECASE)
"""Several codes of which an edit is asked are no choice by time."""
_TERSE = 12
"""Words of a question that needs no word of asking."""


def told(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The code that the one told time reaches, and whether it is the one cited."""
    cited = {one.code for one in ask.procedures}
    if len(cited) > 1 and _OF_EDIT.search(ask.text):
        return ()
    ladder = next((one for one in LADDERS if _meant(one, cited, ask.text)), None)
    if ladder is None and (beside := {one for one in cited if not families.is_visit(one)}) != cited:
        cited = beside
    ladder = next((one for one in LADDERS if _meant(one, cited, ask.text)), None)
    note = reference.note(ladder.note) if ladder else None
    if ladder is None or note is None or not (_ASKED.search(ask.text) or len(ask.text.split()) <= _TERSE):
        return ()
    times = {int(found[1]) for found in (_DAYS if ladder.measure == "days" else _MINUTES).finditer(ask.text)}
    if len(times) != 1:
        return ()
    time = times.pop()
    fitting = [step for step in ladder.steps if step[0] <= time]
    least, codes = fitting[-1] if fitting else (ladder.steps[0][0], ())
    needed = next(
        (minutes for minutes, held in ladder.steps if cited & set(held) and not cited & set(codes)), 0
    )
    values = {
        "time": time,
        "measure": ladder.measure,
        "of": ladder.of,
        "codes": codes,
        "least": least,
        "cited": sorted(cited),
        "fits": cited <= set(codes),
        "needed": needed,
        "beyond": _beyond(ladder, codes, cited),
        "claimed": _lowest(ladder, cited) if _CLAIMED.search(ask.text) else 0,
        "text": note.text,
        "source": note.source,
    }
    named = tuple(dict.fromkeys((*codes, *sorted(cited))))
    rows = note_evidence(
        note, {"note": note.text, f"{ladder.measure} told": str(time), "least": f"{needed or least}"}
    )
    return (Finding("time_reached", named, values, rows),)


def _beyond(ladder: Ladder, codes: tuple[str, ...], cited: set[str]) -> tuple[tuple[str, int], ...]:
    """Of a choice that holds what is reached, the cited codes that are not, each with what it needs."""
    if not set(codes) < cited:
        return ()
    others = sorted(cited - set(codes))
    return tuple((code, next(least for least, held in ladder.steps if code in held)) for code in others)


def _lowest(ladder: Ladder, cited: set[str]) -> int:
    """What the service begins at, or the cited code of it that stands alone; 0 where it is an add-on."""
    if not cited:
        return ladder.steps[0][0]
    return next((least for least, codes in ladder.steps if cited == {*codes}), 0)


def _meant(ladder: Ladder, cited: set[str], text: str) -> bool:
    """Whether all cited codes are of the service; without any, whether the words name it."""
    if cited:
        return cited <= {code for _, codes in ladder.steps for code in codes}
    return bool(ladder.words and ladder.words.search(text))
