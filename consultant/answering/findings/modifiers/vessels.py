"""One code for several heart arteries of one day: a line for each, told apart by the artery's modifier."""

from __future__ import annotations

from consultant.answering import heart_arteries
from consultant.answering.findings.edits import ptp
from consultant.answering.reading import Ask
from consultant.answering.reference import Reference
from consultant.model.answer import Finding

_SEVERAL = 2


def repeated(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The code's limit beside the arteries that the words name, where it is the only code and at least two are named."""
    arteries = heart_arteries.told(ask.text)
    if len(ask.procedures) != 1 or len(arteries) < _SEVERAL:
        return ()
    found = ptp.repeated(ask.procedures[0], arteries, reference)
    return (found,) if found else ()
