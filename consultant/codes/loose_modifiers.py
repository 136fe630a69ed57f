"""Modifiers that only their company makes one: "with 25?", "73 or 53?", "GO and CO both go on 97535", "audio only so 93?"."""

from __future__ import annotations

import re

from consultant.codes.belonging import modifier_at
from consultant.codes.free_modifiers import keep, read_list
from consultant.codes.modifiers import (
    clear_letters,
    needing_topic,
    nothing_else,
    spoken_alone,
    words_in_capitals,
)
from consultant.codes.neighbours import before, is_other_place
from consultant.codes.otherwise import is_something_else
from consultant.codes.sheet import Found, Sheet
from consultant.codes.speech import going_on
from consultant.codes.tables import words
from consultant.codes.topics import topic_words
from consultant.codes.units import counts_something
from consultant.codes.weighed import MOST, SUREST, Judgement, are_for_one_thing, judged
from consultant.model.codes import CodeSystem

_SIDE_BY_SIDE = words(
    """
    - , / and or vs versus & nor + plus o y not rather than instead of different from compared with . through thru just
    only simply the
    """
)


def read_loose(sheet: Sheet, index: int) -> int | None:
    """The modifier at `index`, with those set beside it, where the text leaves little else that it could be."""
    if (
        sheet.weighed >= MOST
        or modifier_at(sheet, index) is None
        or sheet.is_closed(sheet.tokens[index].start)
        or is_something_else(sheet, index)
    ):
        return None
    group = _side_by_side(sheet, index)
    if sheet.tokens[group[-1] + 1].lower in ("and", "or") and _describes_with(sheet, group[-1] + 2):
        return None
    judgement = _of_dialysis(sheet, index) or judged(sheet, group)
    if judgement is None:
        return group[-1] if len(group) == _MOST else None
    for at in group:
        keep(sheet, at, *judgement)
    return read_list(sheet, group[-1] + 1)


def _of_dialysis(sheet: Sheet, index: int) -> Judgement | None:
    """`V8 hangs on our dialysis line`: a letter and a digit that stand for nothing else where dialysis is billed."""
    if sheet.tokens[index].text not in _OF_DIALYSIS or sheet.words.isdisjoint(_DIALYSIS):
        return None
    billed = not sheet.words.isdisjoint(_BILLED)
    return Judgement(0.7, "letters of a modifier for dialysis on a claim") if billed else None


_OF_DIALYSIS = words("V5 V6 V7 V8 V9 G1 G2 G3 G4 G5 G6")
_DIALYSIS = words("dialysis hemodialysis esrd hd")
_BILLED = words("line lines claim claims modifier modifiers mod mods medicare bill billed billing payer")


def read_plural(sheet: Sheet, index: int) -> int | None:
    """`the 59s are overused`: the number of a modifier in the plural, in a text with a code."""
    token = sheet.tokens[index]
    if token.text[:2] not in spoken_alone or token.text[2] != "s" or not sheet.names_code:
        return None
    if before(sheet, index).lower not in _BEFORE_SEVERAL or sheet.is_closed(token.start):
        return None
    start = token.start
    sheet.found.append(
        Found(
            CodeSystem.MODIFIER, token.text[:2], start, start + 2, 0.7, "number of a modifier in the plural"
        )
    )
    return index + 1


_BEFORE_SEVERAL = words("the our all these those many too of with without their your add remove")


def _side_by_side(sheet: Sheet, index: int) -> list[int]:
    """The indexes of the modifiers that stand beside each other from `index` on, a sign or a few words between."""
    group, at = [index], index + 1
    while len(group) < _MOST:
        step = at
        while step - at < 4 and sheet.tokens[step].lower in _SIDE_BY_SIDE:
            step += 1
        if modifier_at(sheet, step) is None or counts_something(sheet, step):
            break
        if step == at and not (_is_clear(sheet, step) and _is_clear(sheet, step - 1)):
            break
        if sheet.tokens[step].text in words_in_capitals and _describes(sheet, step):
            break
        group.append(step)
        at = step + 1
    return group


_MOST = 6
"""Modifiers looked at together: of a longer run that is none each is read once."""


def _is_clear(sheet: Sheet, index: int) -> bool:
    return sheet.tokens[index].text in clear_letters


def _describes(sheet: Sheet, index: int) -> bool:
    """Whether the capitals stand before a thing that they describe (`EM portals`)."""
    after = sheet.tokens[index + 1]
    return after.kind == "word" and after.text.islower() and after.lower not in going_on


def _describes_with(sheet: Sheet, index: int) -> bool:
    """Whether other capitals stand there before a thing that all of them describe (`XS and EM portals`)."""
    token = sheet.tokens[index]
    return (
        token.kind == "word"
        and token.text.isupper()
        and token.text not in clear_letters
        and _describes(sheet, index)
    )


def reconsider(sheet: Sheet) -> None:
    """Takes what was a little too light where a modifier was read later in its sentence (`my biller says 76 and I say 59`)."""
    taken = False
    read = {found.code for found in sheet.found if found.system is CodeSystem.MODIFIER}
    for group, points in sheet.doubted:
        first = group[0]
        if _is_else(sheet, first):
            continue
        if (points > 0 and _leads_to_modifier(sheet, sheet.tokens[first].end)) or (
            points > _AGAIN and sheet.tokens[first].text in read
        ):
            keep(sheet, first, 0.7, "beside another modifier")
            taken = True
    if taken:
        sheet.found.sort(key=lambda found: found.start)


_AGAIN = -5
"""Points that are enough where the same modifier was read elsewhere in the text."""


def _is_else(sheet: Sheet, index: int) -> bool:
    """Whether it counts something, or is a title, a state or a word sooner than a modifier."""
    return (
        sheet.tokens[index].text in needing_topic | words_in_capitals
        or counts_something(sheet, index)
        or is_other_place(sheet, index, index)
    )


def _leads_to_modifier(sheet: Sheet, end: int) -> bool:
    """Whether the citation that follows is a modifier in the same sentence."""
    following = next((found for found in sheet.found if found.start >= end), None)
    if following is None or following.system is not CodeSystem.MODIFIER or following.start - end > _SENTENCE:
        return False
    return not _ENDS.search(sheet.text, end, following.start)


_SENTENCE = 80
_ENDS = re.compile(r"[.?!\n]")


def without_lone_guesses(sheet: Sheet) -> list[Found]:
    """No citations, where nothing but loose modifiers was found and the text neither asks nor speaks of billing or modifiers."""
    if "?" in sheet.text or sheet.has_segments or any(found.confidence > SUREST for found in sheet.found):
        return sheet.found
    if all(found.system is CodeSystem.MODIFIER for found in sheet.found) and not _is_on_topic(sheet):
        return sheet.found if sheet.about_claims or sheet.says_modifier else []
    return sheet.found


def _is_on_topic(sheet: Sheet) -> bool:
    """Whether several are named, one with letters that are little else, or the text speaks of what one of them is for."""
    codes = {found.code for found in sheet.found[:_MANY]}
    if len(codes) > 1 and (not codes.isdisjoint(clear_letters | nothing_else) or are_for_one_thing(codes)):
        return True
    if len(sheet.text) < _ONE_LINE and not codes.isdisjoint(nothing_else):
        return True
    if not codes.isdisjoint(clear_letters) and not sheet.words.isdisjoint(_LINES):
        return True
    if len(sheet.text) < _ONE_LINE and not sheet.words.isdisjoint(_LEFT_OUT):
        return not codes.isdisjoint(spoken_alone)
    return any(
        len(sheet.words & topic_words.get(code, frozenset())) > (code in words_in_capitals) for code in codes
    )


_LINES = frozenset({"line", "lines"})
_LEFT_OUT = words("slap slapped tack tacked forgot forgotten omitted append appended")
"""In a mail of one line these say that a number is a modifier (`We forgot 57.`)."""
_ONE_LINE = 60
_MANY = 12
"""Citations looked at."""
