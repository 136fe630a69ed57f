"""What a patient lost or carries, told as a story whose status code is wished (Official Guidelines, I.C.21.c.3)."""

from __future__ import annotations

from consultant.answering.findings.guidelines.in_order import in_order
from consultant.answering.patterns import Pattern, pattern
from consultant.answering.reading import Ask
from consultant.answering.reference import Reference
from consultant.model.answer import Finding

_WISHED = pattern(
    r"\bstatus(?: z)? codes?\b|\bz[- ]codes?\b[^?]{0,40}\bstatus\b|\bstatus\b[^?]{0,40}\bz[- ]codes?\b|\babsence codes?\b"
)
_ACUTE = pattern(
    r"\bcomplicat\w*|\binfect\w*|\brejection\b|\bmalfunction\w*|\bphantom\b|\bstump (?:pain|infection)|\bdischarge status\b"
    r"|\bcpt\b|\bpcs\b|\bmodifiers?\b|\btraumatic amputation\b|\bcongenital\w*"
)
_SIDED = "{}"
_LESSER = r"(?:second|third|fourth|fifth|2nd|3rd|4th|5th|little|pinky|lesser|other) toes?"
_LOST = r"(?:lost|removed|removal|amputat\w*|absence|absent|ectomy|taken (?:out|off)|gone|missing)"
_STATUSES: tuple[tuple[str, Pattern], ...] = tuple(
    (code, pattern(words))
    for code, words in (
        ("Z89.51{}", r"\bbka\b|\bbelow(?:[- ]the)?[- ]knee\b"),
        ("Z89.61{}", r"\baka\b|\babove(?:[- ]the)?[- ]knee\b"),
        ("Z89.41{}", rf"\b(?:great|big) toe\b.*\b{_LOST}|\b{_LOST}\b.*\b(?:great|big) toe\b"),
        (
            "Z89.42{}",
            rf"\b{_LESSER}\b.*\b{_LOST}|\b{_LOST}\b.*\b{_LESSER}\b",
        ),
        ("Z90.1{}", r"\bmastectom\w*|\b(?:lost|absence of|without)\b[^.?!]{0,20}\bbreasts?\b"),
        ("Z90.5", r"\bnephrectom\w*|\b(?:lost|absence of|donated|without|removed)\b[^.?!]{0,20}\bkidney\b"),
        ("Z90.81", r"\bsplenectom\w*|\b(?:lost|absence of|without|removed)\b[^.?!]{0,20}\bspleen\b"),
        (
            "Z90.49",
            r"\bcholecystectom\w*|\bappendectom\w*|\bcolectom\w*|\bgallbladder (?:is |was )?(?:out|removed|gone)",
        ),
        ("Z90.79", r"\bprostatectom\w*"),
        ("Z93.3", r"\bcolostom\w*"),
        ("Z93.2", r"\bileostom\w*"),
        ("Z93.0", r"\btracheostom\w*|\btrach\b"),
        ("Z93.1", r"\bgastrostom\w*|\b(?:peg|g)[- ]tube\b"),
        ("Z94.0", r"\bkidney transplant\w*|\brenal transplant\w*|\btransplanted kidney\b"),
        ("Z94.4", r"\bliver transplant\w*|\btransplanted liver\b"),
        ("Z94.1", r"\bheart transplant\w*"),
        ("Z95.1", r"\bcabg\b|\bbypass (?:surgery|graft)\w*"),
        ("Z95.5", r"\bcoronary stents?\b|\bstents? in (?:her|his|the|a) (?:heart|coronary|lad|rca)"),
        ("Z95.0", r"\bpace ?maker\b"),
        ("Z95.810", r"\baicd\b|\bdefibrillator\b"),
        ("Z99.2", r"\bdialysis\b"),
        ("Z99.81", r"\bhome oxygen\b|\boxygen at home\b|\bsupplemental oxygen\b"),
        ("Z99.3", r"\bwheelchair\b"),
    )
)
"""With `{}` for the character of the side; the first that is told counts, and none where another is told too."""
_SIDES = (
    ("bilateral", pattern(r"\bbilateral\w*\b|\bboth\b")),
    ("right", pattern(r"\bright\b|\brt\b")),
    ("left", pattern(r"\bleft\b|\blt\b")),
)
_CHARACTERS = {"right": "1", "left": "2", "bilateral": "3"}
_SAID = "for what is there or gone, without a complication"
_RULE = (
    "a status code tells that a patient carries a device or the residual of an earlier condition or treatment"
)


def told(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The status of the one thing that is told; nothing where a side decides and none is told."""
    text = ask.text
    if ask.citations or not _WISHED.search(text) or _ACUTE.search(text):
        return ()
    found = [code for code, words in _STATUSES if words.search(text)]
    if len(found) != 1:
        return ()
    code = found[0]
    if _SIDED in code:
        side = next((name for name, words in _SIDES if words.search(text)), "")
        if not side or (side == "bilateral" and not code.startswith("Z90.1")):
            return ()
        code = code.format(_CHARACTERS[side])
    return in_order((code,), _SAID, "I.C.21.c.3", _RULE, reference, ordered=False)
