"""Which codes a question is about that names none, or one more: those before it, in the mail or in earlier replies."""

from __future__ import annotations

import re
from dataclasses import replace

from consultant.answering.intents import Intent, understand
from consultant.answering.patterns import expression
from consultant.answering.reading.citing import distinct
from consultant.answering.reading.items import ITEM
from consultant.answering.reading.stretches import Stretch
from consultant.answering.reading.subjects import own_subject, says_all
from consultant.model.answer import Question
from consultant.model.codes import PROCEDURE_SYSTEMS, Citation, CodeSystem

_RULES_ONLY = frozenset({Intent.RULES, Intent.POLICY, Intent.DOCUMENT})
_BACK = re.compile(r"\b(it|this|that|these|those|them|they|both|code|codes|same)\b", re.IGNORECASE)


_CORRECTED = expression(
    r"\b(?:I|we) mean[t]?\b|\bwrong code\b|\btypo\b|\bcorrection\b|\bshould (?:have been|read|be)\b|\bnot \w+ but\b",
    re.IGNORECASE,
)


def corrected(text: str) -> bool:
    """Whether a code takes the place of the one before, of which the same is asked."""
    return bool(_CORRECTED.search(text))


_THE_TWO = re.compile(
    r"\b(?:between|of|for|do|are|can) (?:the|these|those|them)?\s?(?:two|both)\b|\bthe two\b"
    r"|\bboth\b",
    re.IGNORECASE,
)
"""The codes of the two questions before."""


def inherit(stretches: list[Stretch], question: Question) -> list[Stretch]:
    """Gives a question that names no code those of the question before it, else of the one after, else all."""
    stretches = [_paired(stretch, question) for stretch in stretches]
    earlier = _answered(question)
    alone = [stretch for stretch in stretches if _stands_alone(stretch)]
    known = next((stretch.citations for stretch in stretches if stretch.key), earlier)
    passed, named = [], list[Stretch]()
    for stretch in stretches:
        if not stretch.key and len(named) > 1 and _THE_TWO.search(stretch.text):
            passed.append(_about((*named[-2].citations, *named[-1].citations), stretch, earlier))
            continue
        named += [stretch] * bool(stretch.key)
        if stretch.key and known and (_of_a_group(stretch) or _OF_THEM.search(stretch.text)):
            stretch = replace(stretch, citations=(*known, *stretch.citations))
        elif _added(stretch, known):
            known, stretch = (*known, *stretch.citations), _beside(known, stretch)
        elif stretch.key:
            known = stretch.citations
        passed.append(stretch if stretch.key or stretch in alone else _about(known, stretch, earlier))
    return passed


_OF_THEM = expression(
    r"\b(?:one of|among|amongst) (?:them|those|these)\b|\bon (?:the|that|this) list\b", re.IGNORECASE
)
"""Asks whether a code is one of those that were asked for just before."""
_BESIDE = re.compile(
    r"\bsame (?:claim|day|date|session|visit|encounter|time)\b|\bwith (?:it|that|this|them|those)\b|\bon top\b"
    r"|\b(?:is|are|can|may|does|do|will|would|should|could) (?:it|that|this|they)\b[^.?!]{0,30}\b(?:with|into|beside|alongside"
    r"|next to) (?:an? |the |code |cpt )*[A-Z]?\d{4}"
    r"|\balong(?:side|\W+with (?:it|that))\b|\bbeside (?:it|that|them)\b|\bin addition\b|\btogether with (?:it|that)\b",
    re.IGNORECASE,
)


def _added(stretch: Stretch, known: tuple[Citation, ...]) -> bool:
    """Whether one more code is asked of beside those before it: `And 11004 on the same claim?`."""
    (code, *more) = stretch.key or ("", "")
    lines = all(cited.system in PROCEDURE_SYSTEMS for cited in (*known, *stretch.citations))
    new = not more and bool(known) and code not in {cited.code for cited in known}
    return new and lines and bool(_BESIDE.search(stretch.text))


def _beside(known: tuple[Citation, ...], stretch: Stretch) -> Stretch:
    """The code with those before it, of which nothing is said alone again."""
    plain = tuple(replace(cited, modifiers=(), units=None) for cited in known)
    partners = frozenset(cited.code for cited in known)
    return replace(stretch, citations=(*stretch.citations, *plain), partners=partners)


def _of_a_group(stretch: Stretch) -> bool:
    """Whether it asks what the code before does to a group: `And would it raise MS-DRG 194?`."""
    groups = all(cited.system is CodeSystem.DRG for cited in stretch.citations)
    return groups and bool(_BACK.search(stretch.text))


def _stands_alone(stretch: Stretch) -> bool:
    """Whether a numbered item without a code asks for a rule of its own, and not on the codes of the others."""
    if stretch.loose and not stretch.citations and says_all(ITEM.sub("", stretch.text)):
        return True
    asked = set(understand(stretch.text).intents)
    item = bool(ITEM.match(stretch.text))
    if item and not stretch.key and own_subject(stretch.text):
        return True
    numbered = item and not stretch.heading
    telling = bool(asked) or not stretch.citations
    return (
        numbered and telling and not stretch.key and asked <= _RULES_ONLY and not _BACK.search(stretch.text)
    )


def _about(known: tuple[Citation, ...], stretch: Stretch, earlier: tuple[Citation, ...]) -> Stretch:
    """A question that names no code, with the codes it is about; a modifier alone does not ask on their pairs again.

    What is only quoted was answered elsewhere, and is told here.
    """
    anew = not stretch.citations or known != earlier
    partners = frozenset() if anew else frozenset(cited.code for cited in earlier if not cited.quoted)
    return replace(stretch, citations=(*known, *stretch.citations), partners=partners)


def _paired(stretch: Stretch, question: Question) -> Stretch:
    """A follow-up that asks whether one more code goes together, with the codes of earlier replies as its partners."""
    earlier = tuple(cited for cited in _answered(question) if cited.code not in stretch.key)
    meant = understand(stretch.text).intents or understand(question.asked_before).intents
    together = (Intent.TOGETHER in meant or one_more(stretch, meant)) and not corrected(stretch.text)
    if len(stretch.key) != 1 or not together or not earlier:
        return stretch
    earlier = _kept(stretch, earlier)
    return replace(
        stretch,
        citations=stretch.citations + earlier,
        partners=frozenset(cited.code for cited in earlier),
    )


_TOO = expression(
    r"\b(?:bill|report|code|pa[iy]|cover|allow|add)\w*\b[^.?!]{0,20}\b(?:too|also|as well)\W*\Z|\balso be (?:bill|report|paid)",
    re.IGNORECASE,
)


def one_more(stretch: Stretch, meant: tuple[Intent, ...]) -> bool:
    """Whether a procedure is asked for beside those that were answered: `would 45378 be billable too?`."""
    lines = all(cited.system in PROCEDURE_SYSTEMS for cited in stretch.citations)
    return lines and {Intent.VALID, Intent.STATUS}.issuperset(meant) and bool(_TOO.search(stretch.text))


def _kept(stretch: Stretch, earlier: tuple[Citation, ...]) -> tuple[Citation, ...]:
    """The earlier codes without the only one of the new code's family, whose place it takes: a visit for a visit."""
    (new,) = stretch.key
    kept = tuple(cited for cited in earlier if cited.code[:3] != new[:3])
    return kept if kept and len(kept) == len(earlier) - 1 else earlier


def _answered(question: Question) -> tuple[Citation, ...]:
    """The codes of earlier replies, for "and with modifier 50?"; what stood on them then was answered then."""
    codes = distinct(cited for cited in question.answered if cited.system is not CodeSystem.MODIFIER)
    return tuple(replace(cited, modifiers=(), units=None) for cited in codes)
