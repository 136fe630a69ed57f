"""What a question believes a 7th character to say, beside what the Official Guidelines say of it (I.C.19.a)."""

from __future__ import annotations

import re
from collections.abc import Mapping

from consultant.answering.patterns import expression
from consultant.answering.reading import Ask
from consultant.answering.reference import Reference, note_evidence
from consultant.model.answer import Finding

_NOTE = "icd-seventh-character"
SAYS: Mapping[str, tuple[str, re.Pattern[str]]] = {
    letter: (says, re.compile(words, re.IGNORECASE))
    for letter, says, words in (
        (
            "A",
            "initial encounter, that is active treatment at whichever visit",
            r"initial|first|active|acute",
        ),
        ("B", "initial encounter for an open fracture", r"open"),
        (
            "D",
            "subsequent encounter, that is care during routine healing",
            r"subsequent|follow|routine|later|aftercare",
        ),
        ("G", "subsequent encounter for a fracture with delayed healing", r"delay"),
        ("K", "subsequent encounter for a fracture with nonunion", r"non-?\s?union"),
        ("P", "subsequent encounter for a fracture with malunion", r"mal-?\s?union"),
        ("S", "sequela, a late effect", r"sequel|late effect|residual"),
    )
}
"""Of injuries and closed fractures; open fractures of some bones have more letters."""
_CHARACTER = r"(?:(?:7th|seven?th|last|final) (?:char(?:acter)?|digit|letter)|extension|ending)"
_TOLD = expression(
    rf"\b{_CHARACTER} ['\"]?(?P<letter>[A-S])\b['\"]?(?P<meant>[^.?!]{{0,80}})"
    rf"|(?<![\w.])['\"]?(?-i:(?P<named>[A-S]))['\"]? (?:as|for|in) (?:the |a )?{_CHARACTER}(?P<said>[^.?!]{{0,80}})",
    re.IGNORECASE,
)
_MEANS = re.compile(
    r"\b(?:means?|stands? for|is|=|for|says?|tells?|describes?|denotes?|used)\b", re.IGNORECASE
)

_FIRST_VISIT = re.compile(r"\b(?:visit|only|just|time|new patient)\b", re.IGNORECASE)
"""What A does not say: it stays as long as the treatment is active, whoever gives it."""


def told(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The letter of a 7th character with what it says, where a question without a code names one with a meaning."""
    note, found = reference.note(_NOTE), _TOLD.search(ask.text)
    letter = (found["letter"] or found["named"]).upper() if found else ""
    meant = (found["meant"] or found["said"] or "") if found else ""
    if note is None or letter not in SAYS or not _MEANS.search(meant):
        return ()
    says, words = SAYS[letter]
    meaning = _MEANS.sub(" ", meant).strip(" ,?:;\"'")
    others = [other for other, (_, said) in SAYS.items() if said.search(meaning)]
    values = {
        "letter": letter,
        "says": says,
        "agrees": bool(words.search(meaning)) and not (letter == "A" and _FIRST_VISIT.search(meaning)),
        "told": bool(
            re.search(r"[a-z]{4,}", re.sub(r"\b(?:right|correct|what)\b", " ", meaning), re.IGNORECASE)
        ),
        "instead": tuple((other, SAYS[other][0]) for other in others if other != letter)[:1],
        "source": note.source,
    }
    return (Finding("seventh_told", (), values, note_evidence(note, {"note": note.text})),)
