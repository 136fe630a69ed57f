"""The code of a measure that a question tells by its value: `BMI 17.9`, `NIHSS 14`, `burns of 35 % of the body`."""

from __future__ import annotations

from consultant.answering import conditions, scales
from consultant.answering.findings.descriptions import by_description
from consultant.answering.intents.forms import wants_code
from consultant.answering.patterns import pattern
from consultant.answering.reading import Ask
from consultant.answering.reference import Reference
from consultant.model.answer import Finding
from consultant.model.catalogue import Entry

_CODE = pattern(r"\bcodes?\b|\bicd\b|\bdx\b")


def told(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The codes of all told measures, where a code is wished or nothing but the measure is written."""
    wished = wants_code(ask.text) or by_description.wished(ask) or _CODE.search(ask.text)
    entries = _entries(ask.text, reference) if wished or by_description.described(ask) else ()
    others = set(conditions.told(ask.text)) - {entry.code for entry in entries}
    return () if others else by_description.all_fitting(entries, reference)


def _entries(text: str, reference: Reference) -> tuple[Entry, ...]:
    valid = (filter(None, map(reference.reportable, codes)) for codes in scales.told(text))
    return tuple(entry for found in valid if (entry := next(found, None)))
