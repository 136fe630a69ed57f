"""NCCI procedure-to-procedure edits: every pair of the cited codes, both directions (reply contract, A8)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import chain, combinations
from typing import Any

from consultant.answering import (
    apart_words,
    claims,
    families,
    occasions,
    offers,
    pair_words,
    visit_words,
)
from consultant.answering.apart_words import Apart
from consultant.answering.finding_kinds import EDITS
from consultant.answering.findings.edits import further_codes, other_days, partners, visits_of_the_day
from consultant.answering.findings.edits.opening_modifiers import Couple, opening
from consultant.answering.intents.forms import Belief, Form, form
from consultant.answering.reading import Ask
from consultant.answering.reference import Reference, absence, evidence, source, unloaded
from consultant.model.answer import Evidence, Finding
from consultant.model.catalogue import Absent, BillingSetting, PairEdit, PairEdits, Release
from consultant.model.codes import Citation

_NEVER_APPLIED = "9"
_KINDS = {"0": "edit_closed", "1": "edit_open", "9": "edit_not_applicable"}


def pairs(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """What the edits say of each pair; pairs without an edit are named in one finding."""
    return _grouped(sorted(_pairs(ask, reference), key=lambda finding: _ORDER.index(finding.kind)))


def openings(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The same where two procedure codes make a pair; not for a modifier that no edit is about, such as a laboratory's."""
    named = {*ask.loose_modifiers} | {one for cited in ask.procedures for one in cited.modifiers}
    named_others = bool(named) and named.isdisjoint(families.OPENING)
    others = (named_others or pair_words.other_purpose(ask.text)) and not pair_words.about_pairs(ask.text)
    return pairs(ask, reference) if len(ask.procedures) > 1 and not others else ()


_ORDER = (
    *EDITS,
    "set_not_loaded",
    "no_release_for_date",
    "edit_partners",
    "code_repeated",
    "edit_alone",
)


def _grouped(found: list[Finding]) -> tuple[Finding, ...]:
    """Open edits that ask for the same modifier for the same reason share one advice, given with the first of them."""
    undated = next((finding for finding in found if finding.values.get("unproven")), None)
    found = [_undated(one) if one is undated else one for one in found]
    groups: dict[tuple[Any, ...], list[Finding]] = {}
    for finding in found:
        if finding.kind == "edit_open":
            groups.setdefault(_advice(finding), []).append(finding)
    return tuple(
        _in_group(finding, groups[_advice(finding)]) if finding.kind == "edit_open" else finding
        for finding in found
    )


def _undated(finding: Finding) -> Finding:
    """The first of the edits that are not proven for the date: it says so for all."""
    return replace(finding, values={**finding.values, "undated": True})


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
    if (len(ask.procedures) > 1 or occasions.on_different_days(ask.text)) and (
        apart := other_days.apart(ask, reference)
    ):
        yield apart
        return
    couples = _couples(ask)
    if not couples and len(ask.procedures) == 1:
        alone = Finding("edit_alone", ask.codes[:1], {"code": ask.procedures[0].code}, ())
        yield partners.listed(ask, reference) or _at_places(ask, reference) or alone
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
    one_meant = form(ask.text) is not Form.WHICH_LINE
    either = (
        set(offers.alternatives(ask.text, (cited.code for cited in ask.procedures))) if one_meant else set()
    )
    return [
        (first, second)
        for first, second in combinations(ask.procedures, 2)
        if not {first.code, second.code} <= ask.partners and not {first.code, second.code} <= either
    ]


_PAIR = 2


def _asked(ask: Ask) -> dict[str, bool | str]:
    """How the question is put where neither `may these go together` nor `are they bundled` is asked."""
    return {
        "denial_doubted": pair_words.doubts_denial(ask.text),
        "included": "" if _asks_otherwise(ask.text) else pair_words.included(ask.text),
        "negated": claims.denied(ask.text),
        "indicator_claimed": bool(claims.verdict(ask.text, "indicator", "")),
        "column_asked": pair_words.asks_column(ask.text),
        "denied_asked": pair_words.asks_denied(ask.text),
    }


def _asks_otherwise(text: str) -> bool:
    """Whether what is said of one code's being part of another is only told, and payment or a denial is asked of."""
    return pair_words.asks_to_bill(text) or pair_words.doubts_denial(text)


def _at_places(ask: Ask, reference: Reference) -> Finding | None:
    cited = ask.procedures[0]
    return repeated(cited, tuple(one for one in cited.modifiers if one in families.ANATOMIC), reference)


def repeated(cited: Citation, places: tuple[str, ...], reference: Reference) -> Finding | None:
    """One code on two lines that name different places, such as two heart arteries: no edit, but the unit limit, counts them."""
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
    named = tuple((" / " if len(couples) <= _PAIR else "/").join(couple) for couple in couples)
    release = absent.release or reference.catalogue.release(absent.code_set, reference.on)
    if unloaded(absent) or release is None:
        return absence(absent, codes, reference, named)
    rows = tuple(
        row
        for couple in couples
        for row in evidence(release, " / ".join(couple), {"look-up": absent.kind.value})
    )
    practitioner = (
        reference.setting is BillingSetting.PRACTITIONER
    )  # whose fee schedule tells the global days
    day, held = visits_of_the_day.held(couples, reference) if practitioner else ({}, ())
    values = {
        "day": day,
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
    return Finding("edit_none", codes, values, (*rows, *held))


def _rows(
    found: PairEdits, couple: tuple[Citation, Citation], ask: Ask, reference: Reference
) -> Iterator[Finding]:
    if not found.in_force:
        yield _ended(found, ask, reference)
        return
    for edit in found.in_force:
        yield _edit(edit, found, Couple.of(edit, couple), ask, reference)


def _edit(edit: PairEdit, found: PairEdits, couple: Couple, ask: Ask, reference: Reference) -> Finding:
    asked = pair_words.asks_history(ask.text)
    earlier = [row for row in found.ended if asked and row.deleted_on and row.deleted_on < reference.on]
    rows = [line for row in (edit, *earlier) for line in _row(row, found.release)]
    values: dict[str, Any] = _values(edit, found, reference) | {
        "believed_bundled": Belief.ALWAYS_BUNDLED in ask.beliefs,
        "believed_free": Belief.NEVER_BUNDLED in ask.beliefs,
        "believed_allowed": Belief.ALWAYS_ALLOWED in ask.beliefs,
        "same_site": pair_words.same_site(ask.text),
        "form": form(ask.text).value,
        "claim": claims.verdict(ask.text, "indicator", edit.indicator),
        "misplaced_column": claims.verdict(ask.text, "column1", edit.column1) == "wrong"
        and edit.column2 in ask.text,
        "believed_opened": Belief.MODIFIER_ALWAYS_WORKS in ask.beliefs and not claims.denied(ask.text),
        "turned_round": pair_words.included(ask.text) == edit.column1,
        "taken_for_shut": pair_words.takes_for_shut(ask.text),
        "taken_for_open": pair_words.takes_for_open(ask.text),
        "one_service": _one_service(edit.rationale),
        "line_asked": pair_words.asks_line(ask.text),
        "reason_asked": pair_words.asks_reason(ask.text),
        "accepts_asked": pair_words.asks_accepted(ask.text),
        "indicator_asked": pair_words.asks_indicator(ask.text),
        "one_visit": any({edit.column1, edit.column2} <= {*levels} for levels, _ in visit_words.FAMILIES),
        "history_asked": asked,
        "earlier": tuple(row.deleted_on.isoformat() for row in earlier if row.deleted_on),
        "again": edit.deleted_on is not None and any(_stands_now(row, edit) for row in found.ended),
        **_asked(ask),
    }
    if edit.indicator == "0":
        primary, further, grounds = further_codes.beside(edit, reference)
        values |= {"primary": primary, "further": further}
        rows += grounds
    if edit.indicator == "1":
        apart = apart_words.told(ask.text, (edit.column1, edit.column2))
        values["same_site"] = _same_place(couple) or (values["same_site"] and apart is not Apart.SITE)
        said, grounds = opening(
            couple,
            reference,
            other_side=pair_words.other_side(ask.text),
            apart=apart,
            after=pair_words.came_after(ask.text),
            sides_named={"LT", "RT"} <= {*ask.loose_modifiers},
        )
        values |= said
        rows += grounds
    return Finding(
        _KINDS.get(edit.indicator, "edit_not_applicable"), (edit.column1, edit.column2), values, tuple(rows)
    )


def _same_place(couple: Couple) -> bool:
    """Whether both lines carry the modifier of one side or digit."""
    return not families.ANATOMIC.isdisjoint({*couple.column1.modifiers} & {*couple.column2.modifiers})


_WITHIN = re.compile(r"separate procedure|more extensive|sequential", re.IGNORECASE)


def _one_service(rationale: str) -> str:
    """Whether the reason of an edit says that the second service is within the first: by definition, or as done in one go."""
    if "procedure code definition" in rationale.lower():
        return "by definition"
    return "in one go" if _WITHIN.search(rationale) else ""


def _stands_now(row: PairEdit, old: PairEdit) -> bool:
    """Whether a row of the same direction has followed the old one and is not deleted."""
    return row.column1 == old.column1 and row.deleted_on is None and row.indicator != _NEVER_APPLIED


def _ended(found: PairEdits, ask: Ask, reference: Reference) -> Finding:
    """The pair's latest row that ever applied, not in force on the date: deleted before it, or not begun."""
    begun = [
        edit for edit in found.ended if edit.effective_from is None or edit.effective_from <= reference.on
    ]
    applied = [edit for edit in begun if edit.indicator != _NEVER_APPLIED]
    edit = max(applied or begun or found.ended, key=lambda row: (row.deleted_on or date.min, row.column1))
    others = [
        (row.indicator, row.deleted_on.isoformat())
        for row in sorted(begun, key=lambda row: row.deleted_on or date.min)
        if row.deleted_on and row.deleted_on != edit.deleted_on
    ]
    values = _values(edit, found, reference) | {
        "others": others,
        "believed_bundled": Belief.ALWAYS_BUNDLED in ask.beliefs,
        "form": form(ask.text).value,
        **_asked(ask),
    }
    kind = "edit_ended" if begun else "edit_future"
    rows = [_row(edit, found.release)]
    rows += [
        evidence(
            found.release,
            f"{edit.column1} / {edit.column2}",
            {"modifier indicator": indicator, "deletion date": deleted},
        )
        for indicator, deleted in others
    ]
    return Finding(kind, (edit.column1, edit.column2), values, tuple(chain.from_iterable(rows)))


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
