"""Which modifier a described situation takes, checked against the follow-up days of the cited procedures."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from consultant.answering import course_words, digits, families, modifier_choices, situations
from consultant.answering.findings.modifiers.cited import FEE_RULES, by_fee_schedule
from consultant.answering.patterns import pattern
from consultant.answering.reading import Ask
from consultant.answering.reference import NAMES, Reference, evidence, source
from consultant.model.answer import Evidence, Finding
from consultant.model.catalogue import CodeSet, Entry, FeeRow
from consultant.model.codes import CodeSystem

_SHOWN = 2
_COLORECTAL = pattern(
    r"\bcolo|\bsigmoid|\bpolyp|\bcrc\b|\bcologuard|\bstool\b|\bg01(05|21)\b|\b453\d\d\b|\b4439\d\b"
)
"""Words of the only screening that the modifier for a screening turned into treatment is for."""
_BESIDE = {
    "JZ": ("JW",),
    "GZ": ("GA",),
    "GY": ("GA",),
    "GX": ("GA",),
    "24": ("79",),
    "77": ("76",),
    "91": ("76", "77"),
    "GW": ("24", "79"),
}
"""Modifiers beside which others, whose words are wider, are not meant."""
_VISIT_CHOICE = frozenset({"25", "57"})
_NEVER_COVERED = {"GZ": "GY"}
"""Without a notice GZ expects a denial as not necessary; what Medicare never covers takes GY."""
_MINOR = frozenset({"000", "010"})


def modifiers(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The modifiers that say what the question describes; those that it names itself are judged elsewhere."""
    days, rows = _follow_up(ask, reference)
    if days in _LONG and course_words.other_clinician(ask.text) and _of_the_period(ask):
        return (_unbound(rows, ask),)
    excluded, splits = _excluded(ask, reference), _splits(ask, reference)
    meant = tuple(
        _NEVER_COVERED.get(one, one) if excluded else one
        for one in _meant(ask, days)
        if (one != "26" or splits or not ask.codes) and (one != "PT" or _COLORECTAL.search(ask.text))
    )
    if one := modifier_choices.chosen(
        ask.text, modifier_choices.offered(ask.text, ask.loose_modifiers)
    ) or _later_side(ask, days):
        return _chosen(one, ask, days, rows, reference)
    if meant[:1] == ("78",) and not _CAUSE.search(ask.text):
        return _return(ask, reference)
    found = (_one(modifier, ask, days, rows, reference) for modifier in meant[:_SHOWN])
    return tuple(finding for finding in found if finding is not None)


def digits_told(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The modifier of each toe, finger and eyelid that a question for them names, where no code is cited."""
    if ask.codes or not _ANY_MODIFIER.search(ask.text):
        return ()
    found = (_one(one, ask, "", (), reference) for one in digits.told(ask.text)[:_MOST_DIGITS])
    return tuple(finding for finding in found if finding is not None)


_ANY_MODIFIER = pattern(r"\bmod(ifier)?s?\b|(?-i:\b[TFE])\W*\Z|\bwhich (t|f|e)\b")
_MOST_DIGITS = 4


def _later_side(ask: Ask, days: str) -> str:
    """Of 79 and others, 79 where the other side was operated in the follow-up days."""
    choices = modifier_choices.offered(ask.text, ask.loose_modifiers)
    return "79" if "79" in choices and _on_the_other_side(ask, days) else ""


def _chosen(
    modifier: str, ask: Ask, days: str, rows: tuple[Evidence, ...], reference: Reference
) -> tuple[Finding, ...]:
    """The one of several offered modifiers that the story takes: it answers before all else."""
    found = _one(modifier, ask, days, rows, reference)
    return (replace(found, values={**found.values, "chosen": True}),) if found else ()


_NEEDED = pattern(r"\b(need|needs|needed|require[sd]?|necessary|modifiers?|must|have to|includ\w*|part of)\b")


def _of_the_period(ask: Ask) -> bool:
    """Whether what is asked turns on the follow-up period: its modifiers, or a later service."""
    named = situations.FOLLOW_UP & {
        *ask.loose_modifiers,
        *(one for cited in ask.procedures for one in cited.modifiers),
    }
    return bool(named or course_words.days_after(ask.text) or course_words.in_period(ask.text))


def _unbound(rows: tuple[Evidence, ...], ask: Ask) -> Finding:
    """The follow-up period of an operation, and somebody whom it does not bind."""
    named = tuple(sorted(situations.FOLLOW_UP & set(ask.loose_modifiers)))
    values = {
        "operation": rows[0].key,
        "days": rows[0].value,
        "named": named,
        "needed": bool(_NEEDED.search(ask.text)) or bool(named),
        "source": f"{NAMES[CodeSet(rows[0].code_set)]}, {rows[0].release}",
    }
    return Finding("period_elsewhere", (rows[0].key,), values, rows)


def of_the_course(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The same for two procedures, one after the other, whatever is asked of their pair."""
    later = course_words.days_after(ask.text) or course_words.in_period(ask.text)
    meant = any(one in situations.FOLLOW_UP for one in situations.meant(ask.text))
    if not later or len(ask.procedures) < _PAIR or not (meant or course_words.other_clinician(ask.text)):
        return ()
    return modifiers(replace(ask, citations=ask.procedures), reference)


_PAIR = 2
_CAUSE = pattern(
    r"\bcomplicat|\bbleed|\bbled\b|\bblood|\bh(a)?emorrh|\bh(a)?ematoma|\binfect|\babscess|\bleak|\bdehisc|\bunplanned|\bwound"
    r"|\bwash ?-?out"
    r"|\bevacuat|\bplanned|\bstaged|\bunrelated|\bobstruct|\bperforat|\bnecro|\bfail|\bloose|\bdislocat"
    r"|\brefractur|\bthromb|\brevis"
    r"|\bexplor|\bdebride|\bsepsis|\brecurr|\bmalfunction|\brupture|\bpain\b|\bstiff|\bfor (a|an) \w+"
    r"|\bseroma|\bdrain"
)
"""Why a patient went back to the operating room, or that it was planned."""
_RETURNS = ("58", "78", "79")


def _return(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The modifiers between which the reason of a return decides."""
    found = (reference.catalogue.entry(CodeSystem.MODIFIER, one, reference.on) for one in _RETURNS)
    listed = [entry for entry in found if isinstance(entry, Entry)]
    if not listed:
        return ()
    values = {
        "choices": tuple((entry.code, entry.description) for entry in listed),
        "both_told": len(ask.procedures) >= _PAIR,
        "source": source(listed[0].release),
    }
    rows = [
        row
        for entry in listed
        for row in evidence(entry.release, entry.code, {"description": entry.description})
    ]
    return (Finding("return_open", (), values, tuple(rows)),)


def _splits(ask: Ask, reference: Reference) -> bool:
    """Whether one of the cited codes has a professional part of its own (PC/TC indicator 1 or 6)."""
    rows = (reference.catalogue.fee_row(cited.code, "", reference.on) for cited in ask.procedures)
    return any(isinstance(row, FeeRow) and row.pc_tc in ("1", "6") for row in rows)


def _excluded(ask: Ask, reference: Reference) -> bool:
    """Whether one of the cited codes is never covered by Medicare (fee schedule status N)."""
    rows = (reference.catalogue.fee_row(cited.code, "", reference.on) for cited in ask.procedures)
    return any(isinstance(row, FeeRow) and row.status == "N" for row in rows)


def _meant(ask: Ask, days: str) -> tuple[str, ...]:
    """By the words of the question; between 25 and 57 the follow-up days of the procedure decide."""
    named = {modifier for cited in ask.procedures for modifier in cited.modifiers}
    # Of several modifiers named apart one is to be chosen; a single one is judged by itself.
    named |= (
        set(ask.loose_modifiers)
        if len(ask.loose_modifiers) == 1 or set(ask.loose_modifiers) >= _VISIT_CHOICE
        else set()
    )
    visit_choice = named >= _VISIT_CHOICE and days
    if _seen_later(ask, days) and "24" not in named:
        return ("24",)
    if _on_the_other_side(ask, days) and "79" not in named:
        return ("79", *_later_told(ask.text))
    chosen = (("57" if days == "090" else "25"),) if visit_choice else ()
    meant = chosen + tuple(modifier for modifier in situations.meant(ask.text) if modifier not in named)
    meant = meant or (situations.named(ask.text) if not (ask.codes or named) else ())
    beside = _BESIDE.keys() & {*named, *meant}
    meant = tuple(modifier for modifier in meant if not any(modifier in _BESIDE[one] for one in beside))
    tests = all(_TEST.fullmatch(cited.code) for cited in ask.procedures) and bool(ask.procedures)
    said = {**({"57": "25"} if days in _MINOR else {}), **({"76": "91"} if tests else {})}
    return tuple(dict.fromkeys(said.get(one, one) for one in meant))


_TEST = re.compile(r"8\d{4}")
"""Laboratory tests, of which a repeat has a modifier of its own."""


def _seen_later(ask: Ask, days: str) -> bool:
    """Whether a visit falls within the follow-up days of a cited procedure, for something else than its usual care."""
    after = course_words.days_after(ask.text)
    visits = any(families.is_visit(cited.code) for cited in ask.procedures)
    within = days.isdigit() and 0 < after <= int(days)
    return within and visits and not course_words.routine(ask.text)


def _on_the_other_side(ask: Ask, days: str) -> bool:
    """Whether an operation with follow-up days is followed in them by one on the other side."""
    after = course_words.days_after(ask.text)
    within = 0 < after <= int(days) if days.isdigit() and after else course_words.in_period(ask.text)
    visits = any(families.is_visit(cited.code) for cited in ask.procedures)
    sided = {"LT", "RT"} <= {modifier for cited in ask.procedures for modifier in cited.modifiers}
    if not ask.procedures:  # which operation it was is not told: the usual period of an operation on one side
        return 0 < after <= _USUAL and course_words.other_side(ask.text)
    return days in _LONG and within and not visits and (sided or course_words.other_side(ask.text))


_SIDE = re.compile(r"\b(left|right)\b", re.IGNORECASE)


def _later_told(text: str) -> tuple[str, ...]:
    """The modifier of the side that is told last; none where no side is told."""
    told = [found[1].lower() for found in _SIDE.finditer(text)]
    return ({"left": "LT", "right": "RT"}[told[-1]],) if told else ()


_LONG, _USUAL = ("010", "090"), 90


def _follow_up(ask: Ask, reference: Reference) -> tuple[str, tuple[Evidence, ...]]:
    """The longest follow-up period among the cited procedures, and the row that says it; empty where no row is found."""
    found = [reference.catalogue.fee_row(cited.code, "", reference.on) for cited in ask.procedures]
    rows = [row for row in found if isinstance(row, FeeRow) and not families.is_visit(row.code)]
    if not rows:
        return "", ()
    longest = max(
        rows,
        key=lambda row: (
            course_words.before(ask.text, row.code),
            row.global_days if row.global_days.isdigit() else "",
        ),
    )
    return longest.global_days, evidence(longest.release, longest.code, {"global days": longest.global_days})


def _mistaken(modifier: str, ask: Ask) -> str:
    """The only modifier that the question names for a toe, finger or lid, where it is that of another one."""
    named = ask.loose_modifiers
    if len(named) != 1 or named[0] == modifier:
        return ""
    alike = all(map(_PART.fullmatch, (modifier, named[0]))) and modifier[0] == named[0][0]
    return named[0] if alike else ""


_PART = re.compile(r"[TF][A1-9]|E[1-4]")
"""Modifiers of a toe, finger or lid."""


def _first_clause(description: str) -> str:
    """What a modifier is, without the paragraph on its use that some titles hold."""
    head, _, rest = description.partition("; ")
    return head if len(rest.split()) > _RULES_WORDS else description


_RULES_WORDS = 15


def _one(
    modifier: str, ask: Ask, days: str, rows: tuple[Evidence, ...], reference: Reference
) -> Finding | None:
    entry = reference.catalogue.entry(CodeSystem.MODIFIER, modifier, reference.on)
    if not isinstance(entry, Entry):
        return None
    if modifier in FEE_RULES and len(ask.procedures) == 1:
        return by_fee_schedule(modifier, ask.procedures[0], reference)
    on_visit = modifier in families.VISIT_ONLY
    stands_on = [cited.code for cited in ask.procedures if families.is_visit(cited.code) == on_visit]
    bound = modifier in situations.FOLLOW_UP or modifier in ("25", "57")
    values: dict[str, Any] = {
        "modifier": modifier,
        "description": _first_clause(entry.description),
        "on_visit": on_visit,
        "code": stands_on[0] if len(stands_on) == 1 and on_visit else "",
        "operation": rows[0].key if rows and bound else "",
        "days": days if bound else "",
        "new_period": course_words.asks_new_period(ask.text) and modifier in _RETURNS,
        "without_period": modifier in situations.FOLLOW_UP and days not in ("", "010", "090", "MMM", "YYY"),
        "instead_of": _mistaken(modifier, ask),
        "source": source(entry.release),
    }
    fields = {"modifier": modifier, "description": entry.description}
    return Finding(
        "modifier_for",
        (modifier,),
        values,
        (*evidence(entry.release, modifier, fields), *(rows if bound else ())),
    )
