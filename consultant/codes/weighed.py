"""Whether bare numbers or letters are modifiers: what is seen around them is weighed, and the strongest part is the reason."""

from __future__ import annotations

from collections.abc import Collection
from math import exp
from typing import NamedTuple

from consultant.codes.evidence import close_evidence, far_evidence
from consultant.codes.modifiers import nothing_else
from consultant.codes.neighbours import before, leads_code
from consultant.codes.points import ALWAYS, POINTS_OF_LETTERS, POINTS_OF_NUMBERS
from consultant.codes.sheet import Sheet
from consultant.codes.topics import body_words, kinds, topic_words


class Judgement(NamedTuple):
    """How sure it is that a modifier stands there, and why."""

    confidence: float
    reason: str


def judged(sheet: Sheet, group: list[int]) -> Judgement | None:
    """What the characters side by side at the indexes of the group are; None when likely no modifiers."""
    first, last = group[0], group[-1]
    if sheet.tokens[first].text in nothing_else and (sheet.names_code or sheet.says_modifier):
        return Judgement(0.84, "letters that stand for nothing else")
    if _is_asked_to_mean(sheet, first, last):
        return Judgement(0.86, "its meaning is asked")
    if _is_one_of_several(sheet, sheet.tokens[first].text):
        return Judgement(0.8, "one of several for the same in the text")
    if sheet.tokens[first].text in ("RT", "LT") and leads_code(sheet, first, last):
        return Judgement(0.8, "side before its code")
    if (
        last > first
        and _asks_which(sheet, first, last)
        and are_of_one_topic([sheet.tokens[at].text for at in group])
    ):
        return Judgement(0.8, "one of two for the same is asked for")
    sheet.weighed += 1
    points = POINTS_OF_NUMBERS if sheet.tokens[first].kind == "digits" else POINTS_OF_LETTERS
    seen = close_evidence(sheet, first, last)
    values = [points.get(each, 0) for each in seen]
    total = points[ALWAYS] + sum(values)
    if -_CLEAR < total < _CLEAR:
        seen += far_evidence(sheet, first, last)
        values = [points.get(each, 0) for each in seen]
        total = points[ALWAYS] + sum(values)
    if total <= 0:
        sheet.doubted.append((group, total + (0 if _BESIDE in seen else points[_BESIDE])))
        return None
    return Judgement(min(1 / (1 + exp(-total / 10)), SUREST), seen[values.index(max(values))])


_THREE = 3


def _is_one_of_several(sheet: Sheet, code: str) -> bool:
    """Whether the text names three of its kind (`P1 healthy, P2 mild, P3 severe`), parts of the body only where it names them."""
    if sheet.kinds.get(kinds.get(code, -1), 0) < _THREE:
        return False
    if not (sheet.names_code or sheet.about_claims or _is_topic_word(sheet, code)):
        return False
    return code not in body_words or not sheet.words.isdisjoint(body_words[code])


def _is_topic_word(sheet: Sheet, code: str) -> bool:
    """Whether the text has a word of what the modifier is for."""
    return not sheet.words.isdisjoint(topic_words.get(code, frozenset()))


def _asks_which(sheet: Sheet, first: int, last: int) -> bool:
    """Whether the letters are set against each other (`PN vs PO`)."""
    return any(token.lower in ("vs", "versus", "or") for token in sheet.tokens[first + 1 : last])


def are_of_one_topic(codes: Collection[str]) -> bool:
    """Whether two letters or more are for the same thing (`PN`, `PO`: a department off campus), none for a part of the body."""
    return are_for_one_thing(codes) and all(code.isalpha() and code not in body_words for code in codes)


def are_for_one_thing(codes: Collection[str]) -> bool:
    """Whether several have the same words around them (`LC`, `LD`, `RI`: coronary arteries)."""
    topics = [topic_words.get(code) for code in codes]
    return len(topics) > 1 and topics[0] is not None and all(topic == topics[0] for topic in topics)


_BESIDE = "modifier read before"
MOST = 2000
"""Pieces of evidence are looked for so often in one text: hostile repetition is read in linear time, and no mail has as many."""
_CLEAR = 40
"""Points that what stands farther off does not outweigh: then it is not looked at."""


SUREST = 0.84
"""However much speaks for it, a modifier that nothing marks as one is a little less sure than one with a sign or the word."""


def _is_asked_to_mean(sheet: Sheet, first: int, last: int) -> bool:
    """Whether a question is what the letters mean or are for (`what is QW for`, `What do JW and JZ mean?`)."""
    if sheet.tokens[first].kind == "digits":
        return False
    near, behind, then = (
        before(sheet, first).lower,
        *[token.lower for token in sheet.tokens[last + 1 : last + 3]],
    )
    if behind in ("is", "means", "stands") and near in ("what", "if", "whether"):
        return then == "for" or (near == "what" and then in _ENDS)  # `explain what AQ is for`
    return (
        near in ("is", "are", "does", "do")
        and first > 1
        and sheet.tokens[first - 2].lower == "what"
        and behind in ("mean", "for", "stand")
        and sheet.tokens[last + (3 if behind == "stand" else 2)].text in _ENDS
        and not sheet.has_lines
    )


_ENDS = ("", "?", ".", "!", "\n")
