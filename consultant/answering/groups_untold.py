"""Groups of cited diagnoses that a question names and only a general note answered: `which of these carries a POA indicator`."""

from __future__ import annotations

from dataclasses import replace

from consultant.answering.finding_kinds import NOTES
from consultant.answering.findings.crosswalks import groups
from consultant.answering.intents import Intent
from consultant.answering.reading import Ask
from consultant.answering.section import Section

_GENERAL = frozenset({*NOTES, "not_answered"})


def asked(whole: Section) -> Ask | None:
    """The question for the groups alone; None where they are told, none is named, or more than a note answers."""
    ask = whole.ask
    if not ask.diagnoses or Intent.GROUP in ask.intents or not whole.told <= _GENERAL:
        return None
    return replace(ask, intents=(Intent.GROUP,)) if groups.named(ask.text) else None


def joined(whole: Section, part: Section) -> Section:
    """The groups of the codes, with the note behind them."""
    return whole if part.open or not part.answered else part.before(whole)
