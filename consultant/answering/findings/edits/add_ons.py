"""Add-on codes and the primary codes that they need (NCCI add-on code edits)."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from consultant.answering import counted_things, primary_words
from consultant.answering.intents import Intent
from consultant.answering.intents.forms import Form, form
from consultant.answering.patterns import expression
from consultant.answering.reading import Ask
from consultant.answering.reference import Reference, absence, evidence, source, unloaded
from consultant.model.answer import Evidence, Finding
from consultant.model.catalogue import Absent, Entry
from consultant.model.codes import Citation
from consultant.model.coverage import AddOnEdit, AddOnEdits, AddOnKind

_SHOWN = 10
_ADDED_SHOWN = 15


_REVERSED = re.compile(
    r"\b(which|what|list|any|all|name|show|give me)\b(?! (?:of|ones?|are|is)\b)[^.?!]{0,20}\badd-?\s?ons?\b|\b(?:have"
    r"|has|get|gets) (?:an? |any )?add-?\s?ons?\b|\bis there an? add-?\s?on\b|\badd-?\s?ons? (of|for|to"
    r"|with|that go)\b|\b(?:and|plus|with) (?:its|the) add-?\s?ons?\b(?! edits?)",
    re.IGNORECASE,
)
"""Words that ask for the add-ons of a primary."""


_PRIMARIES_ASKED = re.compile(
    r"\b(?:which|what|list|its|all|the) (?:\w+ )?(?:primar(?:y|ies)|parents?|base)\b|\bprimary (?:list|codes?)\b|\badded to\b"
    r"|\b(?:which|what)\b[^?.!]{0,60}\b(?:reported|billed|used|paired) with\b"
    r"|\bto (?:which|what)\b[^?.!]{0,40}\b(?:does|added|attached|belongs?)\b",
    re.IGNORECASE,
)
"""Words that ask for the primaries of an add-on, all of them."""
_WHETHER = expression(
    r"\b(?:which|what) (?:of|ones?|are|is)\b[^.?!]{0,40}\badd-?\s?ons?\b|\b(is|are|isn't|be)\b[^.?!]{0,20}\badd-?\s?ons?\b"
    r"|\b(?:good|valid|ok|okay|right|correct|proper|acceptable|allowed|listed) (?:primary|parent|base)(?: code)?\s*\?",
    re.IGNORECASE,
)


_GOOD = re.compile(
    r"\b(?:good|right|ok(?:ay)?|correct|proper|valid|acceptable|allowed|fine|listed)"
    r" (?:as (?:a |the )?)?(?:primary|base|parent)\b"
    r"|\b(?:primary|base|parent)(?: code)?,? (?:ok(?:ay)?|right|good|correct|allowed|acceptable|fine)\b",
    re.IGNORECASE,
)
"""Asks whether the code beside it is one of its primaries."""
_SORTED = expression(
    r"\b(?:which|what|any|some|all|each|none|either|both|one) (?:ones? )?(?:of|are|is)\b[^.?!]{0,90}\badd-?\s?ons?\b"
    r"|\bare\b[^.?!]{0,60}\b(?:all|both|any)(?: of them)? add-?\s?ons?\b"
    r"|\badd-?\s?ons? (?:or not|status|yes or no|y/n)\b",
    re.IGNORECASE,
)
"""Words that ask which of several codes are add-ons."""


def primaries(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """For each cited procedure whether it is an add-on, and which primaries it needs; or the add-ons of a primary."""
    found = tuple(_one(cited, ask, reference) for cited in ask.procedures)
    if len(found) > 1 and _SORTED.search(ask.text) and {one.kind for one in found} <= _TOLD:
        return _sorted(found)
    found = _one_way(found)
    if not _REVERSED.search(ask.text) or _PRIMARIES_ASKED.search(ask.text):
        return found
    return tuple(
        _added(finding, reference) if finding.kind == "add_on_none" else finding for finding in found
    )


def _one_way(found: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """Without the add-ons that are themselves the primary of another cited one: that the other is none of theirs says nothing."""
    primaries = {code for one in found if one.kind == "add_on_with" for code in one.values["beside"]}
    return tuple(one for one in found if one.kind != "add_on" or one.codes[0] not in primaries)


_TOLD = frozenset({"add_on", "add_on_with", "add_on_by_days", "add_on_none"})


def _sorted(found: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """The findings with which of their codes are add-ons, and which are not."""
    others = tuple(one.codes[0] for one in found if one.kind == "add_on_none")
    add_ons = tuple(one.codes[0] for one in found if one.kind != "add_on_none")
    told = {"sorted": {"add_ons": add_ons, "others": others}, "stranded": False}
    return tuple(replace(one, values={**one.values, **told}) for one in found)


def _added(finding: Finding, reference: Reference) -> Finding:
    """The add-ons that name the code as a primary, in place of that it is none itself."""
    code = finding.codes[0]
    found = reference.catalogue.add_ons(code, reference.on)
    if isinstance(found, Absent) or not found.in_force:
        return finding
    counted = counted_things.further(code)
    shown = sorted(found.in_force, key=lambda edit: edit.add_on not in counted)[:_ADDED_SHOWN]
    listed = tuple(edit.add_on for edit in shown)
    values = {
        "code": code,
        "add_ons": listed,
        "more": len(found.in_force) - len(shown),
        "source": source(found.release),
    }
    rows = [row for edit in shown for row in _row(found, edit)]
    rows += evidence(found.release, code, {"add-on codes in all": str(len(found.in_force))})
    return Finding("add_ons_of", (code, *listed), values, tuple(rows))


def missing(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The add-on codes among several cited ones, each with its primaries: a pair question may turn on them."""
    if len(ask.procedures) < 2:
        return ()
    return _found(ask, reference)


def alone(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The same for a single code: what it is includes that it needs a primary."""
    return _found(ask, reference) if len(ask.procedures) == 1 else ()


def without_primary(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The add-on codes of which the question tells that their primary is not there, whatever it asks."""
    if not ask.procedures or primary_words.missing(ask.text, _cited(ask)) is None:
        return ()
    return tuple(finding for finding in _found(ask, reference) if finding.values.get("missing"))


def _found(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    return tuple(
        finding
        for finding in primaries(ask, reference)
        if finding.kind in ("add_on", "add_on_with", "add_on_by_days")
    )


def _one(cited: Citation, ask: Ask, reference: Reference) -> Finding:
    found = reference.catalogue.primaries(cited.code, reference.on)
    if isinstance(found, Absent):
        return _without(cited, found, ask, reference)
    by_days = _by_fee_schedule(cited, reference) if not found.in_force else None
    if by_days:
        return by_days
    if not found.in_force:
        values = _free(cited, ask) | {"ended": bool(found.ended), "source": source(found.release)}
        rows = evidence(found.release, cited.code, {"add-on edits in force": "none"})
        return Finding("add_on_none", (cited.code,), values, rows)
    return _some(cited, found, ask)


def _cited(ask: Ask) -> tuple[str, ...]:
    return tuple(cited.code for cited in ask.procedures)


def _others(cited: Citation, ask: Ask) -> tuple[str, ...]:
    return tuple(code for code in _cited(ask) if code != cited.code)


def _free(cited: Citation, ask: Ask) -> dict[str, Any]:
    """A code that is no add-on, with what yes or no would mean of it."""
    one = len(ask.procedures) == 1
    whether = bool(_WHETHER.search(ask.text)) or primary_words.yes_means_needed(ask.text, None)
    alone = primary_words.stands_alone(ask.text) and not whether
    return {"code": cited.code, "asked_whether": one and whether, "asked_alone": one and alone}


def _some(cited: Citation, found: AddOnEdits, ask: Ask) -> Finding:
    why = (
        None
        if found.kinds == {AddOnKind.CONTRACTOR}
        else primary_words.missing(ask.text, _others(cited, ask))
    )
    listed = [edit for edit in found.in_force if edit.primary]
    beside = tuple(edit.primary for edit in listed if edit.primary in {c.code for c in ask.procedures})
    shown = (*beside, *(edit.primary for edit in listed if edit.primary not in beside))[:_SHOWN]
    rows = [row for edit in found.in_force if edit.primary in (*shown, "") for row in _row(found, edit)]
    values = {
        "code": cited.code,
        "primaries": shown,
        "more": len(listed) > len(shown),
        "beside": beside,
        "others": _others(cited, ask) if len(ask.procedures) <= _FEW else (),
        "unlisted_asked": found.kinds == {AddOnKind.CONTRACTOR} and bool(_LISTS.search(ask.text)),
        "list_verdict": _list_verdict(ask.text, found.kinds),
        "member_asked": bool(_MEMBER.search(ask.text)) and bool(_PRIMARIES_ASKED.search(ask.text)),
        "listed_asked": bool(_PRIMARIES_ASKED.search(ask.text)),
        "count": len(listed),
        "asked_whether": bool(_WHETHER.search(ask.text) or _GOOD.search(ask.text)),
        "missing": why or "",
        "alone_asked": Intent.ADD_ON in ask.intents
        and Intent.TOGETHER not in ask.intents
        and not _WHETHER.search(ask.text),
        "need_asked": primary_words.asks_need(ask.text),
        "yes_means_needed": primary_words.yes_means_needed(ask.text, why),
        "closed": found.kinds == {AddOnKind.CLOSED},
        "stranded": _stranded(ask) and not beside and found.kinds == {AddOnKind.CLOSED},
        "contractor": AddOnKind.CONTRACTOR in found.kinds,
        "types": tuple(sorted(kind.value for kind in found.kinds)),
        "source": source(found.release),
    }
    return Finding("add_on_with" if beside else "add_on", (cited.code, *shown), values, tuple(rows))


_MEMBER = re.compile(
    r"\b(?:do(?:es)?|is|are)\b (?:it|they|that|this|the list|that list)?[^.?!]{0,25}"
    r"\b(?:includ\w+|contain\w*|list\w*|among)\b[^.?!]*\?",
    re.IGNORECASE,
)
"""Asks whether a code beside it is among the primaries: `does it include 99222?`."""
_LISTS = re.compile(
    r"\b(?:list|name|publish|give|define|specif)\w*\b[^.?!]{0,30}\b(?:primar(?:y|ies)|parents?|bases?)\b"
    r"|\b(?:primar(?:y|ies)|parents?|base codes?)\b[^.?!]{0,20}\b(?:list|name|publish|defin|specif)\w*",
    re.IGNORECASE,
)
"""Asks whether its primaries are listed."""
_FEW = 4
_WHOLE_LIST = re.compile(
    r"\b(?:fixed|closed|complete|full|exhaustive|definite|whole|entire|defined by (?:cms|medicare|ncci)|restricted)\b",
    re.IGNORECASE,
)
_OPEN_LIST = re.compile(r"\b(?:partial|open|incomplete|contractors?|macs?|carriers?)\b", re.IGNORECASE)
_OF_THE_LIST = re.compile(
    r"\b(?:list|set|primaries|primary codes|parents|bases|decid\w+|defin\w+)\b", re.IGNORECASE
)


def _list_verdict(text: str, kinds: frozenset[AddOnKind]) -> str:
    """Yes or no to whether the primaries are a whole list, or left to the contractor; empty where neither is asked."""
    if not _OF_THE_LIST.search(text):
        return ""
    closed = kinds == {AddOnKind.CLOSED}
    asked = [words is _WHOLE_LIST for words in (_WHOLE_LIST, _OPEN_LIST) if words.search(text)]
    return ("Yes" if asked[0] is closed else "No") if asked else ""


def _stranded(ask: Ask) -> bool:
    """Whether several codes are asked to go together; a question on their edit is answered by the edit."""
    return len(ask.procedures) > 1 and form(ask.text) not in _OF_THE_EDIT


_OF_THE_EDIT = frozenset({Form.BUNDLING, Form.WRONG, Form.ENDED, Form.WHICH_LINE})


def _row(found: AddOnEdits, edit: AddOnEdit) -> tuple[Evidence, ...]:
    fields = {"primary": edit.primary or "defined by the contractor", "type": edit.kind.value}
    return evidence(found.release, edit.add_on, fields)


def _by_fee_schedule(cited: Citation, reference: Reference) -> Finding | None:
    """An add-on that the edits do not list: the fee schedule gives it no period of its own (global days ZZZ)."""
    row = reference.catalogue.fee_row(cited.code, "", reference.on)
    if isinstance(row, Absent) or row.global_days != "ZZZ":
        return None
    entry = reference.catalogue.entry(cited.system, cited.code, reference.on)
    words = entry.description if isinstance(entry, Entry) and not entry.own_words else ""
    beside = _BESIDE.search(words)
    values = {
        "code": cited.code,
        "days": row.global_days,
        "beside": beside[1] if beside else "",
        "source": source(row.release),
    }
    rows = evidence(row.release, cited.code, {"global days": row.global_days})
    if isinstance(entry, Entry) and beside:
        rows += evidence(entry.release, cited.code, {"description": words})
    return Finding("add_on_by_days", (cited.code,), values, rows)


_BESIDE = re.compile(r"list separately in addition to ([^);]+)", re.IGNORECASE)


def _without(cited: Citation, absent: Absent, ask: Ask, reference: Reference) -> Finding:
    if by_days := _by_fee_schedule(cited, reference):
        return by_days
    if unloaded(absent) or absent.release is None:
        return absence(absent, (cited.code,), reference)
    values = _free(cited, ask) | {"ended": False, "source": source(absent.release)}
    rows = evidence(absent.release, cited.code, {"look-up": absent.kind.value})
    return Finding("add_on_none", (cited.code,), values, rows)
