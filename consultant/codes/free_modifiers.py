"""Modifiers apart from a code that the writing names: behind the word "modifier", before it, after a hyphen."""

from __future__ import annotations

from consultant.codes.belonging import modifier_at, spelled_at
from consultant.codes.clauses import ends
from consultant.codes.modifiers import english_words, words_in_capitals
from consultant.codes.neighbours import is_put_on_code
from consultant.codes.otherwise import is_title_of_next
from consultant.codes.sheet import Found, Sheet, behind_gloss
from consultant.codes.tables import words
from consultant.codes.units import counts_something
from consultant.codes.vocabulary import modifier_labels
from consultant.model.codes import CodeSystem

_JOINS = words(", / and or o y vs & versus - nor then +")
_BEFORE_NEXT = words("and or - modifier mod / just only simply the a")
_SKIPPED = words(""": # - = ( . s ' the code codes like of " """)


def read_after_label(sheet: Sheet, index: int) -> int | None:
    """`modifier 25`, `mods 59 and XS`, `modifiers 25/57`; returns the index behind the last."""
    if sheet.tokens[index].lower not in modifier_labels or sheet.is_closed(sheet.tokens[index].start):
        return None
    at = index + 1
    while sheet.tokens[at].lower in _SKIPPED and at - index < 5:
        at += 1
    if sheet.tokens[at].lower == "is" and sheet.tokens[at + 1].text.isupper():  # `Which modifier is GF?`
        at += 1
    following = keep(sheet, at, 0.97, "label “modifier”", any_case=True) or _keep_spelled(sheet, at)
    if following is None:
        return None
    following = read_list(sheet, following)
    while modifier_at(sheet, following) and not counts_something(sheet, following):  # `Modifiers NU KH`
        following = keep(sheet, following, 0.85, "list of modifiers") or following
    return following


def _keep_spelled(sheet: Sheet, at: int) -> int | None:
    """`modifier fifty-nine`, as somebody dictates."""
    spelled = spelled_at(sheet, at)
    if spelled is None:
        return None
    code, last = spelled
    start, end = sheet.tokens[at].start, sheet.tokens[last].end
    sheet.found.append(Found(CodeSystem.MODIFIER, code, start, end, 0.9, "modifier in words"))
    return last + 1


def read_spelled(sheet: Sheet, index: int) -> int | None:
    """`add the fifty-nine to 97140`, `append twenty-five`: number words put on a code."""
    spelled = spelled_at(sheet, index)
    if spelled is None or sheet.is_closed(sheet.tokens[index].start) or not sheet.has_codes:
        return None
    verb = sheet.tokens[index - 1 - (sheet.tokens[index - 1].lower in ("the", "a"))].lower if index else ""
    if is_put_on_code(sheet, spelled[1]) or (verb in _PUTTING and ends(sheet.tokens[spelled[1] + 1])):
        return _keep_spelled(sheet, index)
    return None


_PUTTING = words("add adds added append appends appended attach attached put with without")


def read_before_label(sheet: Sheet, index: int) -> int | None:
    """`25 modifier`, `the 59 mod`, `54, 55 and 56 modifiers`."""
    if not sheet.says_modifier:
        return None
    last = last_of_list(sheet, index)
    if last is None or sheet.tokens[last + 1].lower not in modifier_labels:
        return None
    if modifier_at(sheet, last + 2) is not None:
        return None
    for at in range(index, last + 1):
        keep(sheet, at, 0.95, "before the word “modifier”")
    return last + 2


def last_of_list(sheet: Sheet, index: int) -> int | None:
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
        or after.text in ("%", "°")
        or (after.start == sheet.tokens[at].end and after.kind in ("digits", "mixed", "word", "decimal"))
    ):
        return None
    if counts_something(sheet, at) or sheet.is_closed(sheet.tokens[at].start) or not sheet.has_codes:
        return None
    following = keep(sheet, at, 0.85, "hyphen before it")
    return None if following is None else read_list(sheet, following)


def read_list(sheet: Sheet, at: int) -> int:
    """The further modifiers of a list, from the sign at `at`; returns the index behind the last."""
    at = behind_gloss(sheet, at)
    while sheet.tokens[at].lower in _JOINS:
        step = at + 1
        while sheet.tokens[step].lower in _BEFORE_NEXT:
            step += 1
        if sheet.tokens[step].kind == "digits" and counts_something(sheet, step):
            break
        modifier = modifier_at(sheet, step)
        if modifier in words_in_capitals and (
            sheet.tokens[at].text not in ("/", ",") or is_title_of_next(sheet, step)
        ):
            break
        following = keep(sheet, step, 0.93, "list of modifiers")
        if following is None:
            break
        at = behind_gloss(sheet, following)
    return at


def keep(sheet: Sheet, index: int, confidence: float, reason: str, *, any_case: bool = False) -> int | None:
    """Notes the modifier at `index` as a citation of its own; the index behind it, None when there is none."""
    modifier = modifier_at(sheet, index, any_case=any_case)
    if modifier is None or (modifier in english_words and not sheet.tokens[index].text.isupper()):
        return None
    token = sheet.tokens[index]
    sheet.found.append(Found(CodeSystem.MODIFIER, modifier, token.start, token.end, confidence, reason))
    return index + 1
