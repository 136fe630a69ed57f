"""The optional writer: it may smooth a draft that is there already, and never holds one up.

What leaves the machine is the engine's own text between greeting and sources: nothing that the asker wrote, no name, no number of
the consultation. What comes back stands only where `consultant.answering.faithful` finds nothing to refuse.
"""

from __future__ import annotations

import structlog

from consultant.answering import faithful
from consultant.answering.layout import parts
from consultant.errors import ConsultantError
from consultant.model.reading import Smoothable, number
from consultant.ports import Writer
from consultant.privacy.detection import identifiers
from consultant.service import Service

log = structlog.get_logger(__name__)


def smooth(service: Service, writer: Writer, phrases: faithful.Phrases, consultation: int) -> bool:
    """Let the writer try a draft that nobody has touched; whether its text is the next revision now.

    Done twice it is done once: the first success is a revision of another author. A draft that was claimed, edited or
    decided meanwhile stays as it is.
    """
    consultations = service.database.consultations
    draft = consultations.smoothable(consultation, service.clock())
    if draft is None:
        return False
    text, why = _tried(draft, writer, phrases)
    if why:
        log.info("draft not smoothed", consultation=number(consultation), why=why)
        consultations.not_smoothed(consultation, why, service.clock())
        return False
    return bool(text) and consultations.smoothed(draft, text, service.clock())


def _tried(draft: Smoothable, writer: Writer, phrases: faithful.Phrases) -> tuple[str, str]:
    """The smoothed text, or why there is none; neither where there is nothing to smooth."""
    part = parts(draft.text)
    if not part.body.strip():
        return "", ""
    if identifiers(part.body):
        return "", "the draft holds what looks like a patient identifier; it did not leave the machine"
    try:
        written = writer.rewrite(part.body.strip()).strip()
    except ConsultantError as error:
        return "", str(error)
    if why := faithful.refusal(part.body.strip(), written, phrases):
        return "", f"the writer's text was refused: {why}"
    text = f"{part.head}{written}\n\n{part.tail}"
    return (text, "") if text != draft.text else ("", "")
