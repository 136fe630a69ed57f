"""The code of a weakness that stayed after a stroke, by the side and the hand that a question tells.

Of which side is dominant says the Official Guidelines, I.C.6.a, where the record is silent: right dominant, left not.
"""

from __future__ import annotations

import re

from consultant.answering.handedness import HANDED, dominant, hand
from consultant.answering.patterns import expression
from consultant.answering.reading import Ask
from consultant.answering.reference import (
    Reference,
    evidence,
    guideline,
    source,
)
from consultant.model.answer import Finding

_SECTION = "I.C.6.a and I.C.9.d"
_STROKE = expression(r"\bstroke\b|\bcva\b|\bcerebral infarct\w*|\bcerebrovascular accident\b", re.IGNORECASE)
_PAST = re.compile(
    r"\b(?:old|prior|previous|past|history of|hx of|residual|late effect|sequela\w*|after|following|post|from|ago|since"
    r"|last (?:year|month|week)"
    r"|in (?:19|20)\d\d|still|now|left with|remaining|chronic)\b",
    re.IGNORECASE,
)
_WEAK = re.compile(r"\bhemi-?(?:pare|pleg)\w+|\bweak(?:ness)?\b|\bparaly\w+", re.IGNORECASE)
_LIMB = re.compile(r"\b(?:arm|hand|leg|foot|facial|face|upper limb|lower limb)\b", re.IGNORECASE)
_SIDE = re.compile(
    r"\b(left|right)(?:[- ]sided?)? (?:\(?\w+\)? )?(?:hemi|weak|paraly|side\b)|\b(?:hemi-?\w+|weakness|paralysis"
    r"|weak) (?:\w+ ){0,3}(left|right)\b",
    re.IGNORECASE,
)
_HAND_USED = re.compile(
    r"\b(?:which|what|on|writing|preferred|either|both) hands?\b|\bhand (?:dominance|preference|use)\b",
    re.IGNORECASE,
)
"""Speaks of the hand that the patient uses, and not of a weak one."""
_DENIED = re.compile(
    r"\b(?:no|without(?: any)?|free of) (?:\w+ )?(?:residual|deficit|weakness|sequela|symptom|after-?effect)",
    re.IGNORECASE,
)
_LAST = {("right", True): "1", ("left", True): "2", ("right", False): "3", ("left", False): "4"}
"""Last character by side and whether it is the dominant one; 9 where no side is told."""


def hemiplegia(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The code of I69 for the told side; nothing for a new stroke, a weak limb, or where other codes are cited."""
    text = ask.text
    told = _STROKE.search(text) and _PAST.search(text) and _WEAK.search(text)
    others = any(not _OF_WEAKNESS.match(one.code) for one in ask.citations)
    if others or not told or _LIMB.search(_HAND_USED.sub(" ", HANDED.sub(" ", text))) or _DENIED.search(text):
        return ()
    side, used = _by_dominance(text) or (_side(text), hand(text))
    if ask.citations and not side:
        return ()
    code = f"{_category(ask)}{_LAST[side, dominant(side, used)] if side else '9'}"
    entry = reference.reportable(code)
    if entry is None:
        return ()
    rule = guideline(_SECTION, code)
    values = {
        "code": code,
        "words": entry.description,
        "side": side,
        "hand_told": bool(used),
        "instead_of": tuple(one.code for one in ask.diagnoses if one.code != code),
        "source": source(entry.release),
        "rule_source": rule.release,
    }
    return (
        Finding(
            "sequela",
            (code,),
            values,
            (*evidence(entry.release, code, {"description": entry.description}), rule),
        ),
    )


def past(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """Z86.73 for a stroke of the past that left nothing; the acute code does not stand for it."""
    text = ask.text
    acute = tuple(one.code for one in ask.diagnoses if one.code.startswith("I63"))
    if len(acute) != len(ask.citations) or not (
        _STROKE.search(text) and _PAST.search(text) and _DENIED.search(text)
    ):
        return ()
    entry = reference.reportable(_HISTORY)
    if entry is None:
        return ()
    rule = guideline(_AFTER, _HISTORY)
    values = {
        "code": _HISTORY,
        "words": entry.description,
        "instead_of": acute,
        "source": source(entry.release),
        "rule_source": rule.release,
    }
    rows = (*evidence(entry.release, _HISTORY, {"description": entry.description}), rule)
    return (Finding("past_stroke", (_HISTORY, *acute), values, rows),)


_HISTORY, _AFTER = "Z86.73", "I.C.9.d.3"
_OF_WEAKNESS = re.compile(r"G81\.|I69(?:$|\.[0-9]5)")
_AFTER_INFARCTION = "I69.35"


def _category(ask: Ask) -> str:
    """The subcategory of a cited code of I69, by what kind of stroke it was; that after an infarction where none is cited."""
    cited = next((one.code for one in ask.diagnoses if one.code.startswith("I69.")), _AFTER_INFARCTION)
    return cited[: len(_AFTER_INFARCTION)]


_DOMINANT_SIDE = re.compile(
    r"\b(left|right)[- ](?:sided?,? )?\(?(non-?)?dominant\b(?! hand)(?:\)? sided?)?", re.IGNORECASE
)
_OTHER = {"left": "right", "right": "left"}


def _by_dominance(text: str) -> tuple[str, str] | None:
    """The side that is told to be the dominant one or not, and the hand that follows; nothing where none is told so."""
    told = {(side.lower(), bool(no)) for side, no in _DOMINANT_SIDE.findall(text)}
    if len(told) != 1 or re.search(r"\bhanded\b", text, re.IGNORECASE):
        return None
    side, other = told.pop()
    return side, _OTHER[side] if other else side


def _side(text: str) -> str:
    found = {(one[1] or one[2]).lower() for one in _SIDE.finditer(HANDED.sub(" ", text))}
    return found.pop() if len(found) == 1 else ""
