"""The MS-DRGs of a family that are asked for by the number of one of them: `DRG 309, which sibling is without CC/MCC?`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from consultant.answering import group_families, severities
from consultant.answering.findings.crosswalks import groups_in_words
from consultant.answering.patterns import pattern
from consultant.answering.reading import Ask
from consultant.answering.reference import Reference
from consultant.model.answer import Finding
from consultant.model.catalogue import Entry
from consultant.model.codes import CodeSystem

_SIBLINGS = pattern(
    r"\bsiblings?\b|\bsame family\b|\b(?:what|which)\b[^?!]{0,30}\b(?:separat\w+|differ\w*|distinguish\w*|drives?)\b"
    r"|\bwhich (?:one |drg )?is (?:the one )?with(?:out)?\b"
)
"""Asks for the others of a family."""
_ASKED = pattern(r"\bsiblings?\b|\bwhich (?:one |drg )?is\b")
_LEAST = 2


def told(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The groups of the family, those of the severity that is asked for where one is; nothing for groups of several families."""
    if not ask.citations or reference.search is None or not _SIBLINGS.search(ask.text):
        return ()
    if any(one.system is not CodeSystem.DRG for one in ask.citations):
        return ()
    named = {severities.SPLIT.split(one.description)[0] for one in _entries(ask, reference)}
    if len(named) != 1:
        return ()
    (title,) = named
    family = group_families.family(title, reference)
    asking = next((one for one in _sentences(ask.text) if _ASKED.search(one)), "")
    fitting = [one for one in family if severities.fits(one.description, asking)]
    if len(family) < _LEAST or not fitting:
        return ()
    shown = groups_in_words.of_entries(fitting, ask.text, reference)
    return (replace(shown, values={**shown.values, "apart": len(fitting) > 1}),)


def _entries(ask: Ask, reference: Reference) -> Iterator[Entry]:
    for one in ask.citations:
        entry = reference.catalogue.entry(CodeSystem.DRG, one.code, ask.on or reference.on)
        if isinstance(entry, Entry):
            yield entry


def _sentences(text: str) -> list[str]:
    return [one for one in text.replace("?", "?\n").replace(". ", ".\n").split("\n") if one.strip()]
