"""The two letters of an ambulance trip, from the places that the question names (Pub. 100-04, chapter 15, section 30)."""

from __future__ import annotations

import re
from collections.abc import Mapping

from consultant.answering.reading import Ask
from consultant.answering.reference import Reference, note_evidence
from consultant.model.answer import Finding

_NOTE = "ambulance-modifiers"
_ABOUT = re.compile(r"\bambulance\b|\bA04(?:2[5-9]|3[0-6])\b|\btransport\w*\b|\btrip\b", re.IGNORECASE)
_PLACES: Mapping[str, tuple[str, str]] = {
    "N": (r"skilled nursing(?: facility)?|snf|nursing (?:home|facility)", "skilled nursing facility"),
    "E": (
        r"assisted living(?: facility)?|custodial(?: facility)?|group home|residential (?:care )?facility|domiciliary",
        "residential or custodial facility",
    ),
    "G": (r"hospital[- ]based (?:dialysis|esrd)(?: \w+)?", "hospital-based dialysis"),
    "J": (
        r"(?:freestanding |free-standing )?dialysis(?: (?:center|facility|clinic|unit))?",
        "freestanding dialysis facility",
    ),
    "P": (r"(?:doctor'?s?|physician'?s?)(?:'s)? office|clinic", "physician's office"),
    "D": (
        r"(?:imaging|diagnostic|radiology|therapy) (?:center|site|facility)|mri center",
        "diagnostic or therapeutic site",
    ),
    "S": (
        r"(?:the )?scene(?: of \w+(?: \w+)?)?|accident(?: site)?|highway|roadside|street",
        "scene of an accident or acute event",
    ),
    "I": (r"airport|helipad|landing (?:zone|site)|transfer site", "site of transfer"),
    "R": (r"(?:her |his |the |patient'?s )?(?:own )?(?:home|residence|house|apartment)", "residence"),
    "H": (r"(?:\w+ )?hospital|emergency (?:room|department)|er|ed", "hospital"),
}
_ANY = "|".join(f"(?P<{letter}{{0}}>{words})" for letter, (words, _) in _PLACES.items())
_ARTICLE = r"(?:a |an |the |our |another )?"
_TRIP = re.compile(
    rf"\bfrom {_ARTICLE}(?:{_ANY.format(1)})\b[^.?!]{{0,30}}?\b(?:to|into) {_ARTICLE}(?:{_ANY.format(2)})\b"
    rf"|\b(?:{_ANY.format(3)}) to {_ARTICLE}(?:{_ANY.format(4)})\b",
    re.IGNORECASE,
)


def letters(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """Origin and destination, where the question is about an ambulance and names both."""
    note = reference.note(_NOTE)
    trip = _TRIP.search(ask.text) if _ABOUT.search(ask.text) else None
    if note is None or trip is None:
        return ()
    origin, destination = (name[0] for name, words in trip.groupdict().items() if words)
    values = {
        "origin": origin,
        "destination": destination,
        "from_words": _PLACES[origin][1],
        "to_words": _PLACES[destination][1],
        "text": note.text,
        "source": note.source,
    }
    return (
        Finding(
            "ambulance_trip",
            (),
            values,
            note_evidence(note, {"note": note.text, "letters": origin + destination}),
        ),
    )
