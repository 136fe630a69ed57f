"""NCCI procedure-to-procedure edits: every pair of the cited codes, both directions (reply contract, A8)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import combinations
from typing import Any

from consultant.answering import claims, families, occasions, offers, pair_words
from consultant.answering.findings import partners
from consultant.answering.intents.forms import Belief, form
from consultant.answering.reading import Ask
from consultant.answering.reference import Reference, absence, evidence, note_evidence, source, unloaded
from consultant.model.answer import Evidence, Finding
from consultant.model.catalogue import Absent, Entry, FeeRow, PairEdit, PairEdits, Release
from consultant.model.codes import Citation, CodeSystem

_KINDS = {"0": "edit_closed", "1": "edit_open", "9": "edit_not_applicable"}


def pairs(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """What the edits say of each pair; pairs without an edit are named in one finding."""
    return _grouped(sorted(_pairs(ask, reference), key=lambda finding: _ORDER.index(finding.kind)))


def openings(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The same where at least two procedure codes make a pair; a question on one code has none."""
    return pairs(ask, reference) if len(ask.procedures) > 1 else ()


_ORDER = (
    "edit_apart",
    "edit_closed",
    "edit_open",
    "edit_not_applicable",
    "edit_future",
    "edit_ended",
    "edit_none",
    "set_not_loaded",
    "no_release_for_date",
    "edit_partners",
    "code_repeated",
    "edit_alone",
)


def _grouped(found: list[Finding]) -> tuple[Finding, ...]:
    """Open edits that ask for the same modifier for the same reason share one advice, given with the first of them."""
    groups: dict[tuple[Any, ...], list[Finding]] = {}
    for finding in found:
        if finding.kind == "edit_open":
            groups.setdefault(_advice(finding), []).append(finding)
    return tuple(
        _in_group(finding, groups[_advice(finding)]) if finding.kind == "edit_open" else finding
        for finding in found
    )


def _advice(finding: Finding) -> tuple[Any, ...]:
    return tuple(
        finding.values[name] for name in ("reason", "suggested", "attached", "misplaced", "exclusive")
    )


def _in_group(finding: Finding, group: list[Finding]) -> Finding:
    denied = tuple(dict.fromkeys(member.values["column2"] for member in group))
    paid = tuple(dict.fromkeys(member.values["column1"] for member in group))
    shared = {"advised": finding is group[0], "denied": denied, "paid": paid}
    return replace(finding, values={**finding.values, **shared})


def _pairs(ask: Ask, reference: Reference) -> Iterator[Finding]:
    if len(ask.procedures) > 1 and (apart := _apart(ask, reference)):
        yield apart
        return
    couples = _couples(ask)
    if not couples and len(ask.procedures) == 1:
        alone = Finding("edit_alone", ask.codes[:1], {"code": ask.procedures[0].code}, ())
        yield partners.listed(ask, reference) or _repeated(ask.procedures[0], reference) or alone
        return
    clear: list[tuple[str, str]] = []
    searched: Absent | None = None
    for first, second in couples:
        looked_up = reference.catalogue.pair_edits(first.code, second.code, reference.setting, reference.on)
        if isinstance(looked_up, PairEdits):
            yield from _rows(looked_up, (first, second), ask, reference)
        else:
            clear.append((first.code, second.code))
            searched = looked_up
    if searched is not None:
        yield _clear(tuple(clear), searched, ask, reference)


def _couples(ask: Ask) -> list[tuple[Citation, Citation]]:
    """Every pair of the codes, less those of earlier replies and those of which only one is meant."""
    either = set(offers.alternatives(ask.text, (cited.code for cited in ask.procedures)))
    return [
        (first, second)
        for first, second in combinations(ask.procedures, 2)
        if not {first.code, second.code} <= ask.partners and not {first.code, second.code} <= either
    ]


_NOTE = "ncci-pair"


def _apart(ask: Ask, reference: Reference) -> Finding | None:
    """For services to two patients, on two claims or days, that no edit holds: it looks at one, as our note on edits says."""
    note = reference.note(_NOTE)
    clinic = "G0463" in ask.codes and pair_words.two_claims(ask.text)
    visits = {families.is_visit(cited.code) for cited in ask.procedures}
    days = pair_words.days_after(ask.text) if visits == {True, False} else 0
    other_days = occasions.on_different_days(ask.text)
    if note is None or not (clinic or days or other_days or pair_words.two_patients(ask.text)):
        return None
    return Finding(
        "edit_apart",
        ask.codes,
        {
            "codes": ask.codes,
            "clinic": clinic,
            "days": days,
            "other_days": other_days and not clinic and not days,
            "form": form(ask.text).value,
            "setting": reference.setting.value,
            "source": note.source,
        },
        note_evidence(note, {"note": note.text}),
    )


def _asked(ask: Ask) -> dict[str, bool | str]:
    """How the question is put where neither `may these go together` nor `are they bundled` is asked."""
    return {
        "denial_doubted": pair_words.doubts_denial(ask.text),
        "included": pair_words.included(ask.text),
        "column_asked": pair_words.asks_column(ask.text),
    }


def _repeated(cited: Citation, reference: Reference) -> Finding | None:
    """One code on two lines that name different places, such as two heart arteries: no edit, but the unit limit, counts them."""
    places = tuple(modifier for modifier in cited.modifiers if modifier in families.ANATOMIC)
    limit = reference.catalogue.unit_limit(cited.code, reference.setting, reference.on)
    if len(places) < 2 or isinstance(limit, Absent):
        return None
    values = {
        "code": cited.code,
        "places": places,
        "units": limit.units,
        "adjudication": limit.adjudication,
        "setting": reference.setting.value,
        "source": source(limit.release),
    }
    fields = {"MUE value": str(limit.units), "adjudication indicator": limit.adjudication}
    return Finding("code_repeated", (cited.code,), values, evidence(limit.release, cited.code, fields))


def _clear(couples: tuple[tuple[str, str], ...], absent: Absent, ask: Ask, reference: Reference) -> Finding:
    codes = tuple(dict.fromkeys(code for couple in couples for code in couple))
    named = tuple(" / ".join(couple) for couple in couples)
    release = absent.release or reference.catalogue.release(absent.code_set, reference.on)
    if unloaded(absent) or release is None:
        return absence(absent, codes, reference, named)
    rows = tuple(
        row
        for couple in couples
        for row in evidence(release, " / ".join(couple), {"look-up": absent.kind.value})
    )
    values = {
        "pairs": named,
        "codes": codes,
        "setting": reference.setting.value,
        "on": reference.on.isoformat(),
        "source": source(release),
        "edition": release.edition,
        "believed_bundled": Belief.ALWAYS_BUNDLED in ask.beliefs,
        "form": form(ask.text).value,
        **_asked(ask),
    }
    return Finding("edit_none", codes, values, rows)


def _rows(
    found: PairEdits, couple: tuple[Citation, Citation], ask: Ask, reference: Reference
) -> Iterator[Finding]:
    if not found.in_force:
        yield _ended(found, ask, reference)
        return
    for edit in found.in_force:
        yield _edit(edit, found, _Couple.of(edit, couple), ask, reference)


@dataclass(frozen=True, slots=True)
class _Couple:
    """The two lines of an edit as they were cited."""

    column1: Citation
    column2: Citation

    @classmethod
    def of(cls, edit: PairEdit, couple: tuple[Citation, Citation]) -> _Couple:
        first, second = couple
        return cls(first, second) if first.code == edit.column1 else cls(second, first)


def _edit(edit: PairEdit, found: PairEdits, couple: _Couple, ask: Ask, reference: Reference) -> Finding:
    rows = [*_row(edit, found.release)]
    values: dict[str, Any] = _values(edit, found, reference) | {
        "believed_bundled": Belief.ALWAYS_BUNDLED in ask.beliefs,
        "believed_free": Belief.NEVER_BUNDLED in ask.beliefs,
        "same_site": pair_words.same_site(ask.text),
        "form": form(ask.text).value,
        "claim": claims.verdict(ask.text, "indicator", edit.indicator),
        "misplaced_column": claims.verdict(ask.text, "column1", edit.column1) == "wrong"
        and edit.column2 in ask.text,
        "believed_opened": Belief.MODIFIER_ALWAYS_WORKS in ask.beliefs,
        **_asked(ask),
    }
    if edit.indicator == "1":
        opening, grounds = _opening(couple, reference, other_side=pair_words.other_side(ask.text))
        values |= opening
        rows += grounds
    return Finding(
        _KINDS.get(edit.indicator, "edit_not_applicable"), (edit.column1, edit.column2), values, tuple(rows)
    )


def _ended(found: PairEdits, ask: Ask, reference: Reference) -> Finding:
    """The pair's latest row, not in force on the date: deleted before it, or not begun."""
    begun = [
        edit for edit in found.ended if edit.effective_from is None or edit.effective_from <= reference.on
    ]
    edit = max(begun or found.ended, key=lambda row: (row.deleted_on or date.min, row.column1))
    values = _values(edit, found, reference) | {
        "believed_bundled": Belief.ALWAYS_BUNDLED in ask.beliefs,
        "form": form(ask.text).value,
        **_asked(ask),
    }
    kind = "edit_ended" if begun else "edit_future"
    return Finding(kind, (edit.column1, edit.column2), values, _row(edit, found.release))


def _values(edit: PairEdit, found: PairEdits, reference: Reference) -> dict[str, Any]:
    return {
        "column1": edit.column1,
        "column2": edit.column2,
        "indicator": edit.indicator,
        "since": edit.effective_from.isoformat() if edit.effective_from else "",
        "deleted": edit.deleted_on.isoformat() if edit.deleted_on else "",
        "rationale": edit.rationale.rstrip("."),
        "exclusive": "mutually exclusive" in edit.rationale.lower(),
        "unproven": edit.effective_from is None and reference.on < found.release.effective_from,
        "setting": found.setting.value,
        "on": reference.on.isoformat(),
        "source": source(found.release),
    }


def _row(edit: PairEdit, release: Release) -> tuple[Evidence, ...]:
    fields = {
        "column 1": edit.column1,
        "column 2": edit.column2,
        "modifier indicator": edit.indicator,
        "rationale": edit.rationale,
    }
    if edit.effective_from:
        fields["effective date"] = edit.effective_from.isoformat()
    if edit.deleted_on:
        fields["deletion date"] = edit.deleted_on.isoformat()
    return evidence(release, f"{edit.column1} / {edit.column2}", fields)


def _opening(
    couple: _Couple, reference: Reference, *, other_side: bool
) -> tuple[dict[str, Any], tuple[Evidence, ...]]:
    """Which modifier may open the edit, why, and whether the asker attached one and to which line."""
    attached, misplaced = _attached(couple)
    fee = reference.catalogue.fee_row(couple.column1.code, "", reference.on)
    major = isinstance(fee, FeeRow) and fee.global_days == "090"
    reason = _reason(couple, attached, major=major)
    sided = _sided(couple.column2, reference) or (other_side and _sided(couple.column1, reference))
    sided &= reason == "distinct service"
    known = _known((*_WISHED[reason], *attached, *misplaced, *(_SIDES if sided else ())), reference)
    opening = {
        "reason": reason,
        "suggested": tuple(modifier for modifier in _WISHED[reason] if modifier in known),
        "attached": attached,
        "misplaced": misplaced,
        "major": major,
        "sides": tuple(modifier for modifier in _SIDES if sided and modifier in known),
    }
    days = (
        evidence(fee.release, fee.code, {"global days": fee.global_days})
        if isinstance(fee, FeeRow) and major
        else ()
    )
    return opening, (*(row for entry in known.values() for row in _modifier_row(entry)), *days)


_SIDES = ("LT", "RT")


def _sided(cited: Citation, reference: Reference) -> bool:
    """Whether a side can tell the two apart: the fee schedule pays the code for each side."""
    row = reference.catalogue.fee_row(cited.code, "", reference.on)
    return isinstance(row, FeeRow) and row.bilateral in ("1", "3")


def _attached(couple: _Couple) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The modifiers that open the edit as cited, and those that would on the other line.

    The same side named on both lines separates nothing.
    """
    one, two = couple.column1, couple.column2
    separating = set(two.modifiers) - (set(one.modifiers) & families.ANATOMIC)
    attached = tuple(
        code for code in two.modifiers if code in separating & families.OPENING and _true_to(code, two.code)
    )
    elsewhere = tuple(
        code for code in one.modifiers if code in families.NON_ANATOMIC and _true_to(code, two.code)
    )
    return attached, () if attached else elsewhere


_WISHED = {
    "two visits": (),
    "separate visit": ("25",),
    "unrelated visit": ("24",),
    "decision for surgery": ("57",),
    "distinct service": families.DISTINCT,
}
"""Why an edit may be opened, and the modifiers that say so, the exact ones first."""
_BY_MODIFIER = {"24": "unrelated visit", "25": "separate visit", "57": "decision for surgery"}


def _reason(couple: _Couple, attached: tuple[str, ...], *, major: bool) -> str:
    column1, column2 = couple.column1.code, couple.column2.code
    if not families.is_visit(column2):
        return "distinct service"
    if families.visit_group(column1) == families.visit_group(column2):
        return "two visits"
    usual = "decision for surgery" if major else "separate visit"
    return next((_BY_MODIFIER[code] for code in attached if code in _BY_MODIFIER), usual)


def _true_to(modifier: str, code: str) -> bool:
    """Whether a modifier may stand on a code of this family: visit modifiers on visits only, distinct service never on them."""
    if families.is_visit(code):
        return modifier in families.VISIT_ONLY or modifier == "27"
    return modifier not in families.VISIT_ONLY


def _known(modifiers: tuple[str, ...], reference: Reference) -> dict[str, Entry]:
    """The modifiers that are rows of the catalogue: a reply names no other (A3)."""
    entries = {code: reference.catalogue.entry(CodeSystem.MODIFIER, code, reference.on) for code in modifiers}
    return {code: entry for code, entry in entries.items() if isinstance(entry, Entry)}


def _modifier_row(entry: Entry) -> tuple[Evidence, ...]:
    return evidence(entry.release, entry.code, {"modifier": entry.code})
