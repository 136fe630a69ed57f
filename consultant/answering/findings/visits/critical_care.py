"""What the told minutes of critical care are reported with (Pub. 100-04, chapter 12, section 30.6.12)."""

from __future__ import annotations

import re

from consultant.answering.patterns import expression
from consultant.answering.reading import Ask
from consultant.answering.reference import Reference, note_evidence
from consultant.model.answer import Finding
from consultant.model.knowledge import KnowledgeNote

_NOTE = "em-critical-care"
FIRST, FURTHER = "99291", "99292"
LEAST, LEAST_FURTHER, LEAST_ELSEWHERE, BLOCK = 30, 104, 75, 30
"""Minutes that reach the first code, Medicare's and others' first further one, and each after it; the note states them."""
_MINUTES = expression(r"(?<![\d-])\b(\d{1,3})[ -]?(?:total )?(?:minutes?|mins?)\b", re.IGNORECASE)
_SHORT_OF = re.compile(
    r"\b(?:under|less than|below|fewer than|short of|not quite|not even|shy of) (?:the )?(\d{1,3})[ -]?(?:minutes?|mins?)\b",
    re.IGNORECASE,
)
"""Fewer minutes than are named."""
_ADDED = re.compile(
    r"(?<![\d-])\b(\d{1,3})(?=[ -]?(?:minutes?|mins?)\b|\s*(?:and|plus|\+|&|,)\s*\d{1,3}[ -]?(?:minutes?|mins?)\b)",
    re.IGNORECASE,
)
"""Each sum of minutes, also the first of `40 and 40 minutes`."""
_ONE_GROUP = expression(r"\b(?:same|one|our) (?:group|specialty|practice)\b|\bpartners?\b", re.IGNORECASE)
"""Its members add their minutes up."""
_DEFINED = expression(r"\b(?:first|is|covers?|up to|(?:30|31) ?(?:-|to) ?)\s*74\b", re.IGNORECASE)
_NEEDED = re.compile(
    r"\b(?:needs?|requires?|takes|starts? (?:at|from|with)|begins? (?:at|with)|minimum(?: of| is)?|at least|must be)"
    r" (?:at least |a minimum of |only |the )?\d{1,3}[ -]?(?:minutes?|mins?)\b(?! (?:was|were|spent|of))",
    re.IGNORECASE,
)
_APART = expression(
    r"\b(?:incl\w*\.?|of which|minus|less|with)(?: the)? (\d{1,3})(?: of (?:it|them|these|those))?[ -]?(?:minutes?|mins?)?"
    r" (?:(?:was|were|went|is|are|spent) )?(?:for|of|on|to|in|into|placing|teaching|doing|intubating|with)"
    r" (?:(?:an?|the|his|her) )?(?:\w+[ -]){0,2}?"
    r"(?:line|tube|intubat\w+|teach\w+|residents?|students?|procedures?|cpr|catheter|puncture|resuscitation|bronchoscopy)\b",
    re.IGNORECASE,
)
"""Minutes within those that are told which do not count: of procedures billed apart and of teaching."""
_OF_EACH = re.compile(
    r"\b(?:both|each|np|pa|app|aprn|partners?|colleagues?"
    r"|two (?:\w+ )?(?:doctors|physicians|docs|mds|intensivists|specialists))\b",
    re.IGNORECASE,
)
"""Several people, whose minutes are not told one by one."""
_CARE = expression(r"\bcritical(?:ly)?\b|\bintensivists?\b", re.IGNORECASE)
_OTHER_TIME = re.compile(
    r"\b(?:99[2-4]\d\d-25|(?<!excluding )(?<!without )(?<!not counting )(?<!net of )procedure(?! (?:time |minutes )?(?:is "
    r"|was |were )?(?:already )?"
    r"(?:subtracted|deducted|taken out|excluded|removed|carved out|not counted|not included|left out|backed out))|teaching"
    r"|transport|neonat\w+|pediatric)\b",
    re.IGNORECASE,
)


def timed(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The codes that the minutes reach, where the question tells one sum of them."""
    cited = {one.code for one in ask.procedures}
    about = _CARE.search(ask.text) or cited & {FIRST, FURTHER}
    text = _DEFINED.sub(" ", ask.text)
    apart = _APART.search(text)
    told = _told(_APART.sub(" ", text))
    if apart and len(told) == 1:
        told = (told[0] - int(apart[1]),)
    if about and _NEEDED.search(ask.text):
        return ()  # so many minutes are said to be needed, and none were spent
    note = reference.note(_NOTE)
    if not about or not 0 < len(told) <= _SUMS or note is None:
        return ()
    if _OTHER_TIME.search(_APART.sub(" ", ask.text)) or (len(told) > 1 and _OF_EACH.search(ask.text)):
        return ()
    by_cpt = bool(_BY_CPT.search(ask.text)) and not _MEDICARE.search(ask.text)
    short = bool(_SHORT_OF.search(ask.text)) and len(told) == 1
    return tuple(
        _reached(
            minutes - short,
            note,
            LEAST_ELSEWHERE if by_cpt else LEAST_FURTHER,
            short=short,
            asked_further=FURTHER in cited and len(told) == 1,
        )
        for minutes in told
    )


_BY_CPT = re.compile(
    r"\b(?:commercial|private (?:payer|insur\w+|plan)|aetna|cigna|uhc|united ?healthcare|bcbs|blue cross|anthem|humana commercial"
    r"|non-?medicare|cpt rules?)\b",
    re.IGNORECASE,
)
"""A payer that follows CPT."""
_MEDICARE = re.compile(r"\bmedicare\b", re.IGNORECASE)
_SUMS = 3
"""How many sums of minutes a question may ask of, one by one."""


def _reached(minutes: int, note: KnowledgeNote, least: int, *, short: bool, asked_further: bool) -> Finding:
    """What so many minutes are reported with, where the first further unit comes from the least minutes on."""
    further = 1 + (minutes - least) // BLOCK if minutes >= least else 0
    values = {
        "minutes": minutes,
        "short": short,
        "first": FIRST,
        "further_code": FURTHER,
        "reached": minutes >= LEAST,
        "further": further,
        "least": LEAST,
        "least_further": least,
        "of_medicare": LEAST_FURTHER,
        "by_cpt": least == LEAST_ELSEWHERE,
        "elsewhere": LEAST_ELSEWHERE,
        "elsewhere_reached": minutes >= LEAST_ELSEWHERE,
        "source": note.source,
        "text": note.text,
        "asked_further": asked_further,
    }
    rows = {"note": note.text, "minutes told": f"{minutes}", "further units": f"{further}"}
    return Finding("critical_time", (FIRST, FURTHER), values, note_evidence(note, rows))


def _told(text: str) -> tuple[int, ...]:
    """The different sums of minutes; of members of one group what they are together."""
    if _ONE_GROUP.search(text):
        each = [int(found[1]) for found in _ADDED.finditer(text)]
        return (sum(each),) if each else ()
    return tuple(dict.fromkeys(int(found[1]) for found in _MINUTES.finditer(text)))
