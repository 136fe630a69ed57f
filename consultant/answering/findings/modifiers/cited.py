"""Whether a modifier fits the code it stands on, by the fee schedule's indicators and the edits."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import chain
from typing import Any

from consultant.answering import families, modifier_choices, pair_words, situations
from consultant.answering.findings.codes import days_asked
from consultant.answering.findings.coverage import fee_rows
from consultant.answering.findings.modifiers.days import has_ended
from consultant.answering.intents import Intent
from consultant.answering.reading import Ask
from consultant.answering.reference import Reference, absence, evidence, source, unloaded
from consultant.model.answer import Evidence, Finding
from consultant.model.catalogue import Absent, Entry, FeeRow, PairEdits
from consultant.model.codes import Citation, CodeSystem

_FITS_SHOWN = 3
_SPLIT_NAMED = re.compile(r"\bpc[ /-]?tc\b", re.IGNORECASE)
"""Names the indicator, and no modifier."""
_VISIT = re.compile(r"\b(visits?|e\s?/?\s?m)\b", re.IGNORECASE)
_WHICH = re.compile(
    r"\b(which|what|any) (\w+ )?mod(ifier)?s?\b|(?:\A|[-,;.?!:\d] ?)\b(?:modifiers?|mods?)\s*(?:\?|\Z)",
    re.IGNORECASE,
)
PARTS = ("26", "TC")
FEE_RULES: Mapping[str, tuple[str, frozenset[str]]] = {
    "50": ("bilateral", frozenset({"1", "3"})),
    "26": ("pc_tc", frozenset({"1", "6"})),
    "TC": ("pc_tc", frozenset({"1"})),
    **dict.fromkeys(("80", "81", "82", "AS"), ("assistant", frozenset({"0", "2"}))),
    "51": ("multiple_procedure", frozenset({"2", "3", "4", "5", "6", "7"})),
    "62": ("co_surgeon", frozenset({"1", "2"})),
    "66": ("team", frozenset({"1", "2"})),
}
"""Modifier -> the indicator of the fee schedule that decides, and its values under which the modifier fits."""


def attached(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """A finding for each modifier that stands on a cited procedure code."""
    found = chain.from_iterable(
        _fit(modifier, cited, ask, reference) for cited in ask.procedures for modifier in cited.modifiers
    )
    denial, since = pair_words.doubts_denial(ask.text), days_asked.since(ask.text)
    return tuple(replace(one, values={**one.values, "denial": denial, "asked_since": since}) for one in found)


def misfits(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The attached modifiers that do not fit."""
    return tuple(finding for finding in attached(ask, reference) if finding.kind == "modifier_misfit")


def loose(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """A finding for each modifier that is named apart: with one procedure code whether it fits, else what it means."""
    choices = modifier_choices.offered(ask.text, ask.loose_modifiers)
    told = modifier_choices.chosen(ask.text, choices) or situations.FOLLOW_UP.issuperset(choices)
    settled = (*(choices if told else ()), *(("TC",) if _SPLIT_NAMED.search(ask.text) else ()))
    named = (modifier for modifier in ask.loose_modifiers if modifier not in settled)
    found = chain.from_iterable(_loose(modifier, ask, reference) for modifier in named)
    since = days_asked.since(ask.text)
    return tuple(replace(one, values={**one.values, "asked_since": since}) for one in found)


def open_question(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """For `which modifier?` on one code alone: what decides it, with the sides as the fee schedule pays them."""
    named = ask.loose_modifiers or any(cited.modifiers for cited in ask.procedures)
    if Intent.ASSISTANT in ask.intents:
        return ()
    if len(ask.procedures) != 1 or named or situations.meant(ask.text) or not _WHICH.search(ask.text):
        return ()
    code = ask.procedures[0].code
    row = reference.catalogue.fee_row(code, "", reference.on)
    if isinstance(row, Absent):
        return ()
    values = {
        "code": code,
        "bilateral": row.bilateral,
        "global_days": row.global_days,
        "split": row.pc_tc == "1",
        "source": source(row.release),
    }
    fields = {"bilateral": row.bilateral, "global days": row.global_days, "pc_tc": row.pc_tc}
    return (Finding("modifier_open", (code,), values, evidence(row.release, code, fields)),)


def _loose(modifier: str, ask: Ask, reference: Reference) -> Iterator[Finding]:
    candidates = [cited for cited in ask.procedures if modifier not in cited.modifiers]
    if modifier in families.VISIT_ONLY:
        candidates = [cited for cited in candidates if families.is_visit(cited.code)] or candidates
    if any(modifier in cited.modifiers for cited in ask.procedures) or _on_a_visit(modifier, ask):
        return
    if modifier in FEE_RULES:
        candidates = [cited for cited in candidates if not families.is_visit(cited.code)] or candidates
        for cited in candidates[:_FITS_SHOWN]:
            yield by_fee_schedule(modifier, cited, reference)
    elif len(candidates) == 1:
        yield from _fit(modifier, candidates[0], ask, reference)
    elif not ask.procedures or modifier not in families.OPENING:
        yield from _meaning(modifier, reference)


def _on_a_visit(modifier: str, ask: Ask) -> bool:
    """Whether the question puts a visit modifier on a visit that it does not name by its code."""
    named = any(families.is_visit(cited.code) for cited in ask.procedures)
    return modifier in families.VISIT_ONLY and not named and bool(_VISIT.search(ask.text))


def _fit(modifier: str, cited: Citation, ask: Ask, reference: Reference) -> Iterator[Finding]:
    if modifier in FEE_RULES:
        yield by_fee_schedule(modifier, cited, reference)
    elif modifier in families.VISIT_ONLY:
        yield _by_family(modifier, cited, reference)
    elif modifier in families.DISTINCT:
        yield from _by_edits(modifier, cited, ask, reference)
    elif modifier == "PT" and cited.code in families.OTHER_SCREENINGS:
        meaning, rows = _described(modifier, reference)
        values = _values(modifier, cited, meaning["source"]) | {
            "rule": "screening",
            "indicator": "",
            **meaning,
        }
        yield Finding("modifier_misfit", (cited.code,), values, rows)
    elif modifier not in families.ANATOMIC:
        yield from _meaning(modifier, reference)


def by_fee_schedule(modifier: str, cited: Citation, reference: Reference) -> Finding:
    """Whether the fee schedule lets the modifier stand on the code."""
    field, fitting = FEE_RULES[modifier]
    row = _row(modifier, cited, reference)
    if isinstance(row, Absent):
        return _undecided(modifier, cited, row, reference)
    indicator = getattr(row, field)
    values = _values(modifier, cited, source(row.release)) | {"rule": field, "indicator": indicator}
    defined = fee_rows.DEFINED.get((field, indicator), "") or fee_rows.MEANINGS.get((field, indicator), "")
    if modifier == "51" and row.global_days == "ZZZ":
        defined = "it is an add-on (global days ZZZ)"
    values |= {"defined": defined, "unneeded": field == "multiple_procedure"}
    kind = "modifier_fits" if indicator in fitting else "modifier_misfit"
    return Finding(
        kind,
        (cited.code,),
        values,
        evidence(
            row.release,
            cited.code,
            {field: indicator, "modifier": modifier, "definition": defined or indicator},
        ),
    )


def _row(modifier: str, cited: Citation, reference: Reference) -> FeeRow | Absent:
    """The row of the part that the modifier names, where the file has one; else that of the whole code."""
    part = reference.catalogue.fee_row(cited.code, modifier, reference.on) if modifier in PARTS else None
    return part if isinstance(part, FeeRow) else reference.catalogue.fee_row(cited.code, "", reference.on)


def _undecided(modifier: str, cited: Citation, absent: Absent, reference: Reference) -> Finding:
    if unloaded(absent):
        return absence(absent, (cited.code,), reference)
    fields = {"look-up": absent.kind.value, "modifier": modifier}
    rows = evidence(absent.release, cited.code, fields) if absent.release else ()
    return Finding(
        "modifier_undecided",
        (cited.code,),
        _values(modifier, cited, source(absent.release) if absent.release else ""),
        rows,
    )


def _by_family(modifier: str, cited: Citation, reference: Reference) -> Finding:
    visit = families.is_visit(cited.code)
    meaning, rows = _described(modifier, reference)
    values = _values(modifier, cited, meaning["source"]) | {"rule": "visit", "indicator": ""}
    return Finding("modifier_fits" if visit else "modifier_misfit", (cited.code,), values, rows)


def _by_edits(modifier: str, cited: Citation, ask: Ask, reference: Reference) -> Iterator[Finding]:
    """A distinct-service modifier has work to do only where an edit with indicator 1 exists; the edit's own finding says that."""
    partners = [other for other in ask.procedures if other.code != cited.code]
    if families.is_visit(cited.code):
        meaning, rows = _described(modifier, reference)
        values = _values(modifier, cited, meaning["source"]) | {"rule": "not visit", "indicator": ""}
        yield Finding("modifier_misfit", (cited.code,), values, rows)
    elif not partners:
        yield from _meaning(modifier, reference)
    else:
        yield from _needless(modifier, cited, partners, reference)


def _needless(
    modifier: str, cited: Citation, partners: list[Citation], reference: Reference
) -> Iterator[Finding]:
    looked_up = [
        reference.catalogue.pair_edits(cited.code, other.code, reference.setting, reference.on)
        for other in partners
    ]
    in_force = any(isinstance(found, PairEdits) and found.in_force for found in looked_up)
    searched = next(
        (found for found in looked_up if isinstance(found, Absent) and found.release and not unloaded(found)),
        None,
    )
    if in_force or searched is None or searched.release is None:
        return
    rows = evidence(searched.release, cited.code, {"look-up": searched.kind.value, "modifier": modifier})
    values = _values(modifier, cited, source(searched.release)) | {"rule": "no edit", "indicator": ""}
    yield Finding("modifier_misfit", (cited.code,), values, rows)


def _meaning(modifier: str, reference: Reference) -> Iterator[Finding]:
    entry = reference.catalogue.entry(CodeSystem.MODIFIER, modifier, reference.on)
    if isinstance(entry, Absent):
        if not unloaded(entry):
            rows = evidence(entry.release, modifier, {"look-up": entry.kind.value}) if entry.release else ()
            yield Finding(
                "modifier_unknown",
                (modifier,),
                {"modifier": modifier, "source": source(entry.release) if entry.release else ""},
                rows,
            )
        return
    if not has_ended(entry):
        begins = entry.effective_from.isoformat() if entry.effective_from else ""
        values, rows = _described(modifier, reference)
        rows += evidence(entry.release, modifier, {"effective from": begins}) if begins else ()
        yield Finding("modifier_meaning", (modifier,), {**values, "begins": begins}, rows)


def _described(modifier: str, reference: Reference) -> tuple[dict[str, Any], tuple[Evidence, ...]]:
    entry = reference.catalogue.entry(CodeSystem.MODIFIER, modifier, reference.on)
    if not isinstance(entry, Entry):
        return {"modifier": modifier, "description": "", "source": ""}, ()
    values = {"modifier": modifier, "description": entry.description, "source": source(entry.release)}
    return values, evidence(entry.release, modifier, {"description": entry.description})


def _values(modifier: str, cited: Citation, named: str) -> dict[str, Any]:
    return {"modifier": modifier, "code": cited.code, "defined": "", "source": named}
