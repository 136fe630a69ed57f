"""What of some capitalised words is a name of somebody, and whose."""

from __future__ import annotations

import re
from functools import lru_cache

from consultant.privacy.given_names import given_names
from consultant.privacy.name_words import also_names, firms, leading, not_names
from consultant.privacy.plain import plain_letters

Span = tuple[int, int]

_WORD = re.compile(r"[^\s,]+")
_FIRST_PERSON = re.compile(
    r"\b(?:i am|i'm|my name(?:'s| is)?|this is|register me|sincerely|regards|thanks|dr|doctor|provider|physician)[ :,.]{0,3}\Z",
    re.IGNORECASE,
)
"""Before a name these say that it is the writer's or a clinician's."""
_CLINICIAN = re.compile(r"\b(?:dr|doctor|provider|physician)[ :,.]{0,3}\Z", re.IGNORECASE)
_FIRST_PERSON_ENDS = (
    "me",
    "am",
    "i'm",
    "name",
    "name's",
    "is",
    "sincerely",
    "regards",
    "thanks",
    "dr",
    "doctor",
    "provider",
    "physician",
)
"""How each of them ends: told first, because few names have one before them."""
_BEHIND_NAMES = frozenset({"jr", "sr"})
_COMMON = not_names - also_names


def without_common_words(text: str, start: int, end: int, *, titled: bool = False) -> Span | None:
    """The span cut at the first word that is no name (`Jane Doe Medicare`); None when nothing is left.

    Behind a courtesy title (`titled`) a common word that is a name too is one (`Mr. May`).
    """
    inner = _inner_name(text[start:end], titled)
    return (start + inner[0], start + inner[1]) if inner else None


@lru_cache(maxsize=512)
def _inner_name(found: str, titled: bool) -> Span | None:
    """The same for what was found; kept for a moment, because the same name comes again and again."""
    words = [match.span() for match in _WORD.finditer(found)]
    written = [found[begin:stop].lower().rstrip(".") for begin, stop in words]
    first = next((at for at, word in enumerate(written) if word not in leading), len(words))
    begin = first + (titled and first < len(words) and written[first] in also_names)
    last = next(
        (
            at
            for at in range(begin, len(words))
            if _ends_name(written, at, first)
            or (at > first + 1 and written[at] in firms and found[words[at][0] - 2] == ",")
        ),
        len(words),
    )
    last -= last - 1 > first and written[last - 1] in _BEHIND_NAMES
    return (words[first][0], words[last - 1][1]) if first < last else None


def _ends_name(written: list[str], at: int, first: int) -> bool:
    if written[at] in also_names and at == first and at + 1 < len(written):
        return written[at + 1] in not_names
    return written[at] in not_names and not (written[at] in also_names and at == first + 1)


def is_common(word: str) -> bool:
    """Whether a word is no name, whatever stands beside it."""
    return word.lower().rstrip(".") in _COMMON


@lru_cache(maxsize=2)
def is_patient_writing(text: str) -> bool:
    """Whether the writer says that he is the patient or of his family, so that his own name and phone are identifiers.

    Kept for a moment: it is asked for every name and phone of a text.
    """
    return any(said.search(text) for said in _PATIENT_WRITING)


_PATIENT_WRITING = tuple(
    re.compile(said)
    for said in (
        r"I(?: am|'m| was|'ve been| have been) (?:the|a|your|an? [a-z]+|one of your) patients?\b",
        r"I(?: am|'m) [A-Z][\w'-]+ [A-Z][\w'-]+(?: [A-Z][\w'-]+)?,? \(?(?:DOB|dob|d\.o\.b|born|date of birth|MRN|member"
        r"|account|acct|policy|and (?:I )?(?:got|received|had|was (?:billed|charged|seen|treated)))\b",
        r"(?:from|by|with) my (?:own |[A-Z]{2} )?(?:doctor|surgeon|dentist|therapist|pediatrician|dermatologist|cardiologist)\b",
        r"I had [0-9]{5}\b",
        r"I, [A-Z][\w'-]+ [A-Z][\w'-]+, (?:got|had|was|have|received)\b",
        r"I have (?:Medicare|Medicaid|insurance)\b",
        r"I was born\b",
        r"(?:charged|billed) me\b",
        r"y (?<=\b[Mm]y )(?:hospital |medical )?(?:bill|copay|deductible|surgery|operation|colonoscopy"
        r"|insurance (?:denied|says|paid|won't))\b",
        r"I (?:got|was) (?:charged|billed|treated|operated|admitted|seen (?:at|by|in|on))\b",
        r"(?:was|were) I (?:charged|billed)\b",
        r"I (?:live at|received a bill)\b",
        r"your patient (?:number|id|no\b)",
        r"got (?:charged|billed) (?:twice|again|for)\b",
        r", (?:a |the )?patient of (?:Dr|your|the)\b",
        r"I had (?:my |an? )?(?:[a-z]+ )?(?:stent|cast|MRI|CT|scan|x-ray|test|visit|physical|injection"
        r"|vaccine|surgery|operation|procedure|colonoscopy|mammogram|baby|stroke|biopsy|MRI)\b",
        r"y (?<=\b[Mm]y )(?:doctor|surgeon)(?:'s office)? (?:charged|billed|said|told|says)",
        r"am (?:the|your|a) patient\b",
        r", the patient[,.]",
        r"patient myself\b",
        r"y (?<=\b[Mm]y )(?:birthday|date of birth|dob|DOB|SSN|social|husband|wife|son"
        r"|daughter|mother|father|mom|dad|child|baby|spouse|grandmother|grandfather)\b",
    )
)
"""Each begins with letters of its own, which is what the engine finds fastest."""


def is_writer(text: str, place: int) -> bool:
    """Whether the words before say that the name is the writer's or a clinician's; a patient who writes is the patient."""
    before = text[max(0, place - 20) : place].rstrip(" :,.").lower()
    if not before.endswith(_FIRST_PERSON_ENDS):
        return False
    said = _CLINICIAN if is_patient_writing(text) else _FIRST_PERSON
    return said.search(text, max(0, place - 20), place) is not None


def has_given_name(text: str, span: Span) -> bool:
    """Whether one of two words or more is a given name."""
    words = re.findall(r"[^\s,.-]+", plain_letters(text[slice(*span)]))
    return len(words) > 1 and not given_names.isdisjoint(words)
