"""Modifiers apart from a code: behind the word "modifier", before it, after a hyphen, or by their letters alone."""

from __future__ import annotations

import re

from consultant.codes.attachments import counts_something, modifier_at
from consultant.codes.modifiers import (
    anatomical,
    nothing_else,
    seen_without_label,
    spoken_alone,
    words_in_capitals,
)
from consultant.codes.sheet import Found, Sheet, behind_gloss
from consultant.codes.systems import in_cpt_section, is_hcpcs
from consultant.codes.vocabulary import modifier_labels
from consultant.model.codes import CodeSystem

_ROUTINE_FOOT_CARE = re.compile(r"Q[5-9]")
_JOINS = frozenset({",", "/", "and", "or", "o", "y", "vs", "&", "versus", "-", "nor", "then", "+"})
_BEFORE_NEXT = frozenset({"and", "or", "-", "modifier", "mod", "/", "just", "only", "simply", "the", "a"})
_SKIPPED = frozenset({":", "#", "-", "=", "(", ".", "s", "'", "the", "code", "codes", "like", "of", '"'})
_APPLYING = frozenset(
    {
        "use",
        "add",
        "append",
        "with",
        "using",
        "or",
        "and",
        "vs",
        "versus",
        "bill",
        "need",
        "needs",
        "put",
        "attach",
        "plus",
        "the",
        "than",
    }
)


def read_after_label(sheet: Sheet, index: int) -> int | None:
    """`modifier 25`, `mods 59 and XS`, `modifiers 25/57`; returns the index behind the last."""
    if sheet.tokens[index].lower not in modifier_labels or sheet.is_closed(sheet.tokens[index].start):
        return None
    at = index + 1
    while sheet.tokens[at].lower in _SKIPPED and at - index < 5:
        at += 1
    following = _keep(sheet, at, 0.97, "label “modifier”", any_case=True)
    if following is None:
        return None
    return _list(sheet, following)


def read_before_label(sheet: Sheet, index: int) -> int | None:
    """`25 modifier`, `the 59 mod`, `54, 55 and 56 modifiers`."""
    last = _last_of_list(sheet, index)
    if last is None or sheet.tokens[last + 1].lower not in modifier_labels:
        return None
    if modifier_at(sheet, last + 2) is not None:
        return None
    for at in range(index, last + 1):
        _keep(sheet, at, 0.95, "before the word “modifier”")
    return last + 2


def _last_of_list(sheet: Sheet, index: int) -> int | None:
    """The index of the last modifier of the list that begins at `index`, None when none does."""
    if modifier_at(sheet, index) is None:
        return None
    at = index
    while at - index < 8 and sheet.tokens[at + 1].lower in _JOINS:
        step = at + 2 + (sheet.tokens[at + 2].lower in ("and", "or"))
        if modifier_at(sheet, step) is None:
            break
        at = step
    return at


def _is_put_on_code(sheet: Sheet, index: int) -> bool:
    """Whether the modifiers that begin at `index` are followed by "on" and a procedure code (`25 and 59 on 99213`)."""
    last = _last_of_list(sheet, index)
    if last is None:
        return False
    at = last + 1 + (sheet.tokens[last + 1].lower in ("go", "goes", "belongs", "be"))
    if sheet.tokens[at].lower not in ("on", "onto"):
        return False
    at += 1
    while at - last < 5 and sheet.tokens[at].lower in ("the", "a", "cpt", "hcpcs", "code", "our", "my"):
        at += 1
    code = sheet.tokens[at].text
    return in_cpt_section(code) if code.isdigit() and len(code) == 5 else is_hcpcs(code.upper())


def read_hyphened(sheet: Sheet, index: int) -> int | None:
    """`-25` by itself: a hyphen with space before it and a modifier right behind."""
    at = index + 1
    if len(sheet.tokens[at].text) != 2 or not sheet.touches(at):
        return None
    before, after = sheet.tokens[index - 1] if index else sheet.tokens[-1], sheet.tokens[at + 1]
    apart = (
        index == 0
        or before.end < sheet.tokens[index].start
        or before.kind == "newline"
        or before.text in ("(", '"', "/")
    )
    if (
        not apart
        or not sheet.touches(at)
        or after.text in ("%", "°")
        or (after.start == sheet.tokens[at].end and after.kind in ("digits", "mixed", "word", "decimal"))
    ):
        return None
    if counts_something(sheet, at) or sheet.is_closed(sheet.tokens[at].start) or not sheet.has_codes:
        return None
    following = _keep(sheet, at, 0.85, "hyphen before it")
    return None if following is None else _list(sheet, following)


def read_letters(sheet: Sheet, index: int) -> int | None:
    """Two capitals that only coders write (`XS`, `GT`, `LT` beside an applying word)."""
    letters = sheet.tokens[index].text
    if sheet.is_closed(sheet.tokens[index].start):
        return None
    if _is_alternative(sheet, index):
        return _keep(sheet, index, 0.8, "instead of another modifier")
    if letters not in seen_without_label and not _ROUTINE_FOOT_CARE.fullmatch(letters):
        return None
    if not (sheet.has_codes or _compared(sheet, index)) or not _placed(sheet, index, letters):
        return None
    following = _keep(sheet, index, 0.75, "letters of a modifier")
    return None if following is None else _list(sheet, following)


def _is_alternative(sheet: Sheet, index: int) -> bool:
    """Whether "or" stands between the citation before, which ends in a modifier, and this one (`G0463 PO or PN`)."""
    last = sheet.last
    return (
        last is not None
        and sheet.tokens[index - 1].lower in _INSTEAD
        and last.end == sheet.tokens[index - 2].end
        and (last.system is CodeSystem.MODIFIER or bool(last.modifiers))
        and sheet.tokens[index].text not in words_in_capitals
        and modifier_at(sheet, index) is not None
    )


_INSTEAD = frozenset({"or", "vs", "versus", "nor", "/"})


def read_compared(sheet: Sheet, index: int) -> int | None:
    """`22 different from 52`, `25 or 57`: two numbers of modifiers set against each other, in a text that says "modifier"."""
    if (
        sheet.words.isdisjoint(modifier_labels)
        or modifier_at(sheet, index) is None
        or sheet.is_closed(sheet.tokens[index].start)
    ):
        return None
    others = _others_compared(sheet, index)
    before = sheet.tokens[index - 1] if index else sheet.tokens[-1]
    if not others or before.lower not in _BEFORE_COMPARED:
        return None
    for at in (index, *others):
        _keep(sheet, at, 0.75, "compared with another modifier")
    return others[-1] + 1


def _others_compared(sheet: Sheet, index: int) -> list[int]:
    """The indexes of the modifiers that the one at `index` is set against; none when one of them counts something."""
    last = _last_of_list(sheet, index) or index
    if last > index + 2:
        others = [at for at in range(index + 1, last + 1) if modifier_at(sheet, at)]
    else:
        at = index + 1
        while at - index < 5 and sheet.tokens[at].lower in _AGAINST:
            at += 1
        others = [at] if at > index + 1 and modifier_at(sheet, at) else []
    return [] if any(counts_something(sheet, at) for at in others) else others


_AGAINST = frozenset(
    {"vs", "versus", "or", "and", "different", "from", "than", "rather", "instead", "of", ".", "to", "o", "y"}
)
_BEFORE_COMPARED = frozenset(
    {
        "",
        "is",
        "are",
        "do",
        "does",
        "between",
        "of",
        "use",
        "whether",
        ".",
        "?",
        ":",
        ",",
        "uso",
        "when",
        "choose",
        "why",
        "if",
    }
)


def read_applied(sheet: Sheet, index: int) -> int | None:
    """`append 59`, `need the 25?`: a number that is applied to something, in a text on codes."""
    if _is_put_on_code(sheet, index) and not sheet.is_closed(sheet.tokens[index].start):
        following = _keep(sheet, index, 0.85, "put on a code")
        return None if following is None else _list(sheet, following)
    at = index - 1
    while at >= 0 and sheet.tokens[at].lower in ("the", "a", "-", '"'):
        at -= 1
    after = sheet.tokens[index + 1]
    if (
        at < 0
        or not _applies(sheet, at, index)
        or not sheet.has_codes
        or sheet.is_closed(sheet.tokens[index].start)
    ):
        return None
    if (after.kind not in ("newline", "end") and after.lower not in _BEHIND_APPLIED) or counts_something(
        sheet, index
    ):
        return None
    following = _keep(sheet, index, 0.75, "applied like a modifier")
    return None if following is None else _list(sheet, following)


def _applies(sheet: Sheet, at: int, index: int) -> bool:
    word = sheet.tokens[at].lower
    if word in ("or", "vs", "versus"):
        recent = sheet.found[-2:]
        return sheet.tokens[index].text in spoken_alone and any(
            found.modifiers or found.system is CodeSystem.MODIFIER for found in recent
        )
    return word in _VERBS or (word in _ACCOMPANYING and sheet.tokens[index].text in spoken_alone)


_ACCOMPANYING = frozenset({"with", "without", "w", "had", "has", "except"})
_VERBS = frozenset(
    {
        "append",
        "appended",
        "appending",
        "add",
        "added",
        "adding",
        "use",
        "used",
        "using",
        "need",
        "needs",
        "attach",
        "put",
        "require",
        "requires",
    }
)
_BEHIND_APPLIED = frozenset(
    {
        "on",
        "to",
        "for",
        "or",
        "and",
        "vs",
        "instead",
        "was",
        "is",
        "if",
        "when",
        "here",
        "with",
        "as",
        "but",
        "because",
        "since",
        "so",
        "again",
        "already",
        "though",
        "too",
        "also",
        ",",
        "?",
        ".",
        "!",
        ")",
        "/",
        ";",
        '"',
    }
)


def _compared(sheet: Sheet, index: int) -> bool:
    """Whether another modifier that is no word stands across `vs`, `or`, `and`, a sign."""
    if sheet.tokens[index].text in words_in_capitals:
        return False
    pairs = ((index + 1, index + 2), (index - 1, index - 2))
    return any(
        sheet.tokens[sign].lower in _JOINS
        and sheet.tokens[other].text in seen_without_label - words_in_capitals
        for sign, other in pairs
        if other >= 0
    )


def _placed(sheet: Sheet, index: int, letters: str) -> bool:
    before, after = sheet.tokens[index - 1] if index else sheet.tokens[-1], sheet.tokens[index + 1]
    beside = before.text in ("/", "-", "+") or after.text in ("/", "-", "+")
    applied = before.lower in _APPLYING
    ends = after.kind in ("mark", "newline", "end") or after.lower in (
        "and",
        "or",
        "vs",
        "on",
        "to",
        "for",
        "modifier",
    )
    if letters in words_in_capitals or letters in anatomical:
        return (
            applied and ends and before.lower not in ("the", "and") and letters not in words_in_capitals
        ) or (beside and _other(sheet, index))
    return applied or ends or beside or letters in nothing_else


def _other(sheet: Sheet, index: int) -> bool:
    """Whether the neighbour across the sign is a modifier too."""
    return any(
        modifier_at(sheet, near) in seen_without_label
        for near in (index - 2, index + 2)
        if 0 <= near < len(sheet.tokens)
    )


def _list(sheet: Sheet, at: int) -> int:
    at = behind_gloss(sheet, at)
    while sheet.tokens[at].lower in _JOINS:
        step = at + 1
        while sheet.tokens[step].lower in _BEFORE_NEXT:
            step += 1
        if sheet.tokens[step].kind == "digits" and counts_something(sheet, step):
            break
        modifier = modifier_at(sheet, step)
        if modifier in words_in_capitals and sheet.tokens[at].text not in ("/", ","):
            break
        following = _keep(sheet, step, 0.93, "list of modifiers")
        if following is None:
            break
        at = behind_gloss(sheet, following)
    return at


def _keep(sheet: Sheet, index: int, confidence: float, reason: str, *, any_case: bool = False) -> int | None:
    modifier = modifier_at(sheet, index, any_case=any_case)
    if modifier is None:
        return None
    token = sheet.tokens[index]
    sheet.found.append(Found(CodeSystem.MODIFIER, modifier, token.start, token.end, confidence, reason))
    return index + 1
