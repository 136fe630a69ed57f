"""First and last days of modifiers: of one that has ended what took its place, for no meaning of it helps then."""

from __future__ import annotations

from collections.abc import Iterator

from consultant.answering.findings.codes import days_asked
from consultant.answering.reading import Ask
from consultant.answering.reference import Reference, evidence, source
from consultant.model.answer import Finding
from consultant.model.catalogue import CodeStatus, Entry
from consultant.model.codes import CodeSystem


def told(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The modifiers that the question names, apart or on a code, whose last day has passed; of one alone its days if asked."""
    attached = (modifier for cited in ask.procedures for modifier in cited.modifiers)
    named = dict.fromkeys((*ask.loose_modifiers, *attached))
    asked = not ask.procedures and days_asked.of_itself(ask.text)
    return tuple(
        _finding(entry, ask)
        for entry in _entries(named, reference)
        if has_ended(entry) or (asked and entry.effective_from)
    )


def has_ended(entry: Entry) -> bool:
    """Whether the modifier may not be used on the day any more."""
    return entry.status is CodeStatus.TERMINATED and entry.terminated_on is not None


def _entries(modifiers: dict[str, None], reference: Reference) -> Iterator[Entry]:
    looked_up = (reference.catalogue.entry(CodeSystem.MODIFIER, one, reference.on) for one in modifiers)
    return (entry for entry in looked_up if isinstance(entry, Entry))


def _finding(entry: Entry, ask: Ask) -> Finding:
    ended = has_ended(entry)
    last = entry.terminated_on.isoformat() if ended and entry.terminated_on else ""
    begins = entry.effective_from.isoformat() if entry.effective_from else ""
    values = {
        "modifier": entry.code,
        "description": entry.description,
        "begins": begins,
        "last_day": last,
        "successors": entry.successors,
        "verdict": days_asked.verdict(ask.text, ended=ended),
        "source": source(entry.release),
    }
    fields = {"description": entry.description, "effective from": begins, "last valid day": last}
    fields |= {"successors": ", ".join(entry.successors)} if entry.successors else {}
    rows = evidence(entry.release, entry.code, {name: value for name, value in fields.items() if value})
    return Finding("modifier_ended" if ended else "modifier_dates", (entry.code,), values, rows)
