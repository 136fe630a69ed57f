"""What a diagnosis that a release added was coded as before: `which code, and what did we use before October?`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from consultant.answering.patterns import pattern
from consultant.answering.reading import Ask
from consultant.answering.reference import Reference, evidence, source
from consultant.model.answer import Finding
from consultant.model.catalogue import CodeStatus, Entry
from consultant.model.codes import CodeSystem

_ASKED = pattern(
    r"\b(?:did|was|were|have|had|would|been)\b~60"
    r"\b(?:before|previously|(?:until|till|up to|through) (?:the end of |then|now|(?:late )?(?:october|oct|september"
    r"|sept?)\b|this)"
    r"|prior to|in the past"
    r"|formerly|earlier|last (?:fiscal )?year|in (?:september|august|july))\b"
    r"|\b(?:before|until|prior to|previous(?:ly)?)\b~40\b(?:did|was|were|had|would)\b"
    r"|\b(?:predecessors?|old(?:er)? code|previous code|former code|earlier code)\b"
    r"|\b(?:it|this|that|code) (?:has |have )?replaced?\b(?! (?:with|by))"
)
"""Asks what stood in a code's place; only of a code that is new does it find anything."""
_WISHED = pattern(r"\b(?:code[ds]?|coding|bill\w*|report\w*|use[ds]?|replaced?|predecessors?|been|put)\b")
_SHORTEST = 3


def told(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """Of each new diagnosis that is cited what its cases were coded as before."""
    return tuple(_found((one.code for one in ask.diagnoses), ask, reference)) if asked(ask.text) else ()


def of_fitting(found: tuple[Finding, ...], ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The same of the one diagnosis that a description fits."""
    fitting = [one for one in found if one.kind in ("code_fitting", "code_active")]
    if len(fitting) != 1 or not asked(ask.text):
        return ()
    return tuple(_found(fitting[0].codes[:1], ask, reference))


def of_code(code: str, ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """What the cases of a diagnosis were coded as before a release of late added it; nothing of one that is older."""
    entry = reference.reportable(code)
    if entry is None or entry.effective_from is None or entry.effective_from < reference.on - _LATE:
        return ()
    return tuple(_found((code,), ask, reference))


_LATE = timedelta(days=366)


def asked(text: str) -> bool:
    """Whether a text asks what was coded before."""
    return bool(_ASKED.search(text) and _WISHED.search(text))


def _found(codes: Iterator[str] | tuple[str, ...], ask: Ask, reference: Reference) -> Iterator[Finding]:
    today = max(ask.today or reference.on, reference.on)
    for code in codes:
        entry = reference.catalogue.entry(CodeSystem.ICD10CM, code, today)
        if isinstance(entry, Entry) and entry.status is CodeStatus.ACTIVE and entry.effective_from:
            yield _finding(entry, entry.effective_from, reference)


def _finding(entry: Entry, begun: date, reference: Reference) -> Finding:
    before, split = _before(entry.code, begun - timedelta(days=1), reference)
    values = {
        "code": entry.code,
        "begun": begun.isoformat(),
        "before": before.code if before else "",
        "title": before.description if before else "",
        "split": split,
        "source": source(entry.release),
        "source_before": source(before.release) if before else "",
    }
    rows = evidence(entry.release, entry.code, {"effective from": begun.isoformat()})
    if before:
        rows = (*rows, *evidence(before.release, before.code, {"description": before.description}))
    return Finding("predecessor", (entry.code,), values, rows)


def _before(code: str, eve: date, reference: Reference) -> tuple[Entry | None, bool]:
    """The code that was split into this one and others; else the one for what has no code of its own beside it."""
    for length in range(len(code) - 1, _SHORTEST - 1, -1):
        entry = reference.catalogue.entry(CodeSystem.ICD10CM, code[:length].rstrip("."), eve)
        if not isinstance(entry, Entry):
            continue
        if entry.status is CodeStatus.ACTIVE:
            return entry, True
        if entry.status is CodeStatus.HEADER:
            return _residual(entry, eve, reference), False
    return None, False


def _residual(header: Entry, eve: date, reference: Reference) -> Entry | None:
    """Under a header the code for other conditions of its kind: the last that says `other` by itself."""
    on = replace(reference, on=eve)
    below = (
        on.catalogue.entry(CodeSystem.ICD10CM, one.code, eve)
        for one in on.catalogue.children(CodeSystem.ICD10CM, header.code, eve)
    )
    other = [
        one
        for one in below
        if isinstance(one, Entry)
        and one.status is CodeStatus.ACTIVE
        and one.description.lower().startswith("other")
    ]
    return other[-1] if other else None
