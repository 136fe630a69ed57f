"""What differs by payment area, asked for the asker's own place of which only a state with several areas is told: asked back."""

from __future__ import annotations

import re

from consultant.answering.findings.coverage import anesthesia, areas, told_places
from consultant.answering.reading import Ask
from consultant.answering.reference import Reference
from consultant.model.answer import Finding

_OWN = re.compile(r"\b(?:our|my|us|we|we're|i)\b", re.IGNORECASE)
_EACH = re.compile(
    r"\b(?:all|each|every|both|list\w*|localities|areas|range|lowest|highest|statewide|rest of)\b",
    re.IGNORECASE,
)


def asked_back(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The question for the locality; nothing where the place is told, or every area of the state is wished."""
    wished = anesthesia.ASKED.search(ask.text) or told_places.asked(ask.text)
    if not wished or not _OWN.search(ask.text) or _EACH.search(ask.text):
        return ()
    if not areas.located(ask, reference).all_of_state:
        return ()
    return (Finding("fact_lacking", ask.codes, {"fact": "locality", "codes": ask.codes}, ()),)
