"""What citations stand for beside the words of a question: older diagnoses, models of risk, modifiers compared."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from consultant.answering import families
from consultant.answering.intents import Intent, understand
from consultant.answering.intents.intent import COMMON
from consultant.answering.intents.modifiers import compares_modifiers
from consultant.answering.patterns import expression, pattern
from consultant.answering.reading import undotted
from consultant.model.codes import Citation, CodeSystem

_MODIFIER = re.compile(rf"(?<![\w./-]){COMMON}(?![\w/-]|\.\d)", re.IGNORECASE)
_OLDER_DIAGNOSIS = re.compile(r"(?<![\w.$])(?:\d{3}\.\d{1,2}|[Vv]\d{2}\.\d{1,2}|[Ee]\d{3}\.\d)(?![\w%])")
_TO_TEN = expression(
    r"\b(to|into|in|as|new|an?|the) (an? |the )?icd-?\s?10\b|\bold(er)? (code|dx|chart|list|claim)|\bicd-?\s?9\b"
    r"|\bmaps? to\b|\bmapped\b|\bgems?\b|\bcrosswalk",
    re.IGNORECASE,
)
_TO_NINE = re.compile(
    r"\b(?:to|into|in|as|back to) (?:an? |the )?icd-?\s?9\b|\bicd-?\s?9 (?:code|equivalent)", re.IGNORECASE
)
_V_OR_E = re.compile(r"V\d{2}\.\d{1,2}|E\d{3}\.\d")


def recast(citations: tuple[Citation, ...], text: str) -> tuple[Citation, ...]:
    """V and E codes of a question on the way to ICD-10 as what they are: ICD-9-CM."""
    if Intent.MAP not in understand(text).intents or _TO_NINE.search(text):
        return citations
    return tuple(
        replace(cited, system=CodeSystem.ICD9CM)
        if cited.system is CodeSystem.ICD10CM and _V_OR_E.fullmatch(cited.code)
        else cited
        for cited in citations
    )


def older_diagnoses(text: str) -> tuple[Citation, ...]:
    """ICD-9-CM codes of a question that speaks of mapping; elsewhere three digits with a dot are a price or a value."""
    if Intent.MAP not in understand(text).intents:
        return ()
    return tuple(
        Citation(CodeSystem.ICD9CM, found[0].upper(), found.span())
        for found in _OLDER_DIAGNOSIS.finditer(text)
    )


def with_older(citations: tuple[Citation, ...], text: str) -> tuple[Citation, ...]:
    """The citations with the older diagnoses of a list that speaks of them; alone where nothing else is cited."""
    cited = undotted.recast(recast(citations, text), text)
    if called := _called_old(text, cited):
        return tuple(sorted((*cited, *called), key=lambda one: one.span))
    if cited and not _TO_TEN.search(text):
        return cited
    taken = {place for one in cited for place in range(*one.span)}
    return tuple(
        sorted(
            (*cited, *(one for one in older_diagnoses(text) if one.span[0] not in taken)),
            key=lambda one: one.span,
        )
    )


_CALLED_OLD = re.compile(
    r"\b(?:old|former|legacy|icd-?\s?9(?:-cm)?)(?: codes?)? (\d{3}(?:\.\d{1,2})?)(?![\d.]\d)\b", re.IGNORECASE
)
_TENTH = expression(r"\bicd-?\s?10\b|\bconvert\w*|\btoday\b|\bnow\b", re.IGNORECASE)


def _called_old(text: str, cited: tuple[Citation, ...]) -> tuple[Citation, ...]:
    """What a question on ICD-10 calls an old code: `the ICD-10-CM for old 486`."""
    if not _TENTH.search(text):
        return ()
    taken = {place for one in cited for place in range(*one.span)}
    return tuple(
        Citation(CodeSystem.ICD9CM, found[1], found.span(1))
        for found in _CALLED_OLD.finditer(text)
        if found.start(1) not in taken
    )


def compared(text: str) -> tuple[Citation, ...]:
    """Modifiers of a question that names nothing else, set beside each other: "52 or 53?"."""
    if not compares_modifiers(text):
        return ()
    found = {match[0].upper(): match.span() for match in _MODIFIER.finditer(text)}
    return tuple(Citation(CodeSystem.MODIFIER, code, span) for code, span in found.items())


_MODEL = expression(
    r"\bhccs?\b|\bv2[0-8] (categor|model)|\bcategor(y|ies)\b|\brisk (adjust|model|score)|\braf\b|\brxhcc\b",
    re.IGNORECASE,
)
_DIAGNOSIS = re.compile(r"\b[A-TW-Z]\d[0-9A-Z]\.\w{1,4}\b")
_ACCIDENT = expression(
    r"\b(accident|motorcycl\w+|rider|crash|injur\w+|collision|fall|fell|V\d\d\.\w+)\b", re.IGNORECASE
)
"""Beside a diagnosis and without words for an accident V24 and V28 are versions of the models."""
_ASKED_ALONE = re.compile(r"[?.,;] *(?:in |and )?v2[48]\s*\?", re.IGNORECASE)
"""A version behind another question: `which code? V28?`."""
_GROUPER = re.compile(r"V(?:3[5-9]|4\d)(?:\.\d)?")
_OF_GROUPER = re.compile(r"\b(?:m?ccs?|(?:ms-?)?drgs?|mce|grouper|code editor)\b", re.IGNORECASE)
"""Versions of the MS-DRG grouper and of the code editor, where a text speaks of them: `MCC in v41?`."""
_OF_STAYS = re.compile(r"\bmccs?\b|\b(?:ms-?)?drgs?\b|\bgrouper\b", re.IGNORECASE)
"""Beside these a CC is a severity."""
_MODELS = frozenset({"V05", "V08", "V21", "V22", "V23", "V24", "V28"})


def is_model(cited: Citation, text: str) -> bool:
    """Whether what reads like a code is a version of the risk adjustment models, or one of their categories."""
    if cited.system is CodeSystem.MODIFIER and cited.code == "CC":
        return bool(_OF_STAYS.search(text)) and "modifier" not in text.lower()
    if cited.system is CodeSystem.ICD10CM and _GROUPER.fullmatch(cited.code):
        return bool(_OF_GROUPER.search(text))
    diagnosed = _DIAGNOSIS.search(text) or _ASKED_ALONE.search(text) or _described(text)
    if not _MODEL.search(text) and not (diagnosed and not _ACCIDENT.search(text)):
        return False
    return cited.system is CodeSystem.HCC or (cited.system is CodeSystem.ICD10CM and cited.code in _MODELS)


_NOTE_AT = (
    r"\b(?:notes?|instructions?|rules?|statements?|excludes ?[12])\b(?: \w+){0,2} (?:at|under|in|of|on|below|for) "
    r"(?:category |code |header )?"
)


def holds_the_note(cited: Citation, others: Iterable[Citation], text: str) -> bool:
    """Whether a cited header is only where a note on another cited code stands: `the instruction at R39.1` beside R39.14."""
    below = any(one.code != cited.code and one.code.startswith(cited.code) for one in others)
    return below and bool(re.search(rf"{_NOTE_AT}{re.escape(cited.code)}(?![\w.]\w)", text, re.IGNORECASE))


_OF_CODES = frozenset(
    {
        "what", "which", "code", "codes", "valid", "billable", "does", "mean", "means", "this", "that", "header",
        "claim", "still", "need", "needs", "more", "character", "characters", "under", "stand", "stands", "with",
        "without", "alone", "complete", "today", "have", "please", "tell", "category", "title", "description",
        "digits", "about", "from", "come", "enough",
    }
)  # fmt: skip
"""Words that ask what a code is."""


def _described(text: str) -> bool:
    """Whether a text tells something besides what asks of a code: two words of some length."""
    return len(set(re.findall(r"[a-z]{4,}", text.lower())) - _OF_CODES) > 1


def names_family(cited: Citation, every: tuple[Citation, ...], text: str) -> bool:
    """Whether a category of diagnoses is only named for its codes (`how many E11 codes`), one of which is cited beside it."""
    family = cited.system is CodeSystem.ICD10CM and len(cited.code) == _CATEGORY
    beside = any(one.code.startswith(f"{cited.code}.") for one in every)
    named = rf"\b{cited.code}s? codes?\b|\bnotes? (?:at|of|in|under|on) {cited.code}\b|\b(?:at|under|in) {cited.code}\b"
    return family and beside and bool(re.search(named, text, re.IGNORECASE))


_CATEGORY = 3


def visit_modifiers_apart(citations: tuple[Citation, ...], text: str) -> tuple[Citation, ...]:
    """With a modifier for visits named apart that stands by its word behind another code: `99284, 12001, modifier 25?`."""
    if sum(families.is_visit(one.code) for one in citations) != 1:
        return citations
    moved = [one for one in citations if not families.is_visit(one.code) and _asked_behind(one, text)]
    kept = tuple(
        replace(one, modifiers=tuple(mod for mod in one.modifiers if mod not in families.VISIT_ONLY))
        if one in moved
        else one
        for one in citations
    )
    apart = (mod for one in moved for mod in one.modifiers if mod in families.VISIT_ONLY)
    return (
        *kept,
        *(Citation(CodeSystem.MODIFIER, mod, (len(text), len(text))) for mod in dict.fromkeys(apart)),
    )


def _asked_behind(cited: Citation, text: str) -> bool:
    named = "|".join(families.VISIT_ONLY.intersection(cited.modifiers))
    return bool(named) and bool(
        re.search(rf"\b{cited.code}\b,? (?:and )?(?:modifier|mod) (?:{named})\b", text, re.IGNORECASE)
    )


def distinct(citations: Iterable[Citation]) -> tuple[Citation, ...]:
    """Each code once, with all modifiers and the most units that it was cited with."""
    kept: dict[tuple[CodeSystem, str], Citation] = {}
    for cited in citations:
        before = kept.get((cited.system, cited.code))
        kept[cited.system, cited.code] = cited if before is None else _united(before, cited)
    return tuple(kept.values())


def _united(before: Citation, after: Citation) -> Citation:
    modifiers = tuple(dict.fromkeys(before.modifiers + after.modifiers))
    units = max((units for units in (before.units, after.units) if units is not None), default=None)
    return replace(before, modifiers=modifiers, units=units, range_end=before.range_end or after.range_end)


_PLACE = r"(?:pos|places? of service)"
_PLACES_LISTED = re.compile(
    rf"\b{_PLACE}(?: (?:codes?|numbers?|#))?\W{{0,3}}(?:is |are )?\d{{1,2}}"
    rf"(?:\W{{1,3}}(?:(?:and|or|vs\.?|versus|against|to|from)\W{{1,3}})(?:{_PLACE}\W{{1,3}})?\d{{2}}\b"
    r"(?![-/.%]\d|\d| ?(?:min|years?|days?|mg|units?|percent)))+",
    re.IGNORECASE,
)
"""Places of which only the first one has its name: `POS 31 against 32`."""
_PLACES_SPOKEN_OF = expression(rf"\b{_PLACE} (?:codes?|numbers?)\b", re.IGNORECASE)
_PAIR_OF_NUMBERS = re.compile(
    r"\b(?:what|which)(?:'s| is| are| do| does)?(?: the)?(?: codes?| numbers?)? (\d{2})"
    r"(?:,? (?:and|or|&|vs\.?) |, ?| ?/ ?)(\d{2})\b(?![-/.%]|\d)",
    re.IGNORECASE,
)
_TWO_DIGITS = re.compile(r"\b\d{2}\b")


def with_places(citations: tuple[Citation, ...], text: str) -> tuple[Citation, ...]:
    """The citations with places of service that are written bare beside one, or in a question that speaks of their numbers."""
    places = {one.span[0] for one in citations if one.system is CodeSystem.POS}
    spans = [found.span() for found in _PLACES_LISTED.finditer(text)] if places else []
    if not places and _PLACES_SPOKEN_OF.search(text):
        spans = [found.span() for found in _PAIR_OF_NUMBERS.finditer(text)]
    bare = {
        start + found.start(): found[0]
        for start, end in spans
        for found in _TWO_DIGITS.finditer(text[start:end])
        if start + found.start() not in places
    }
    if places:
        citations = _without_repeats(citations)
    if not bare:
        return citations
    kept = (one for one in citations if one.span[0] not in bare)
    named = (Citation(CodeSystem.POS, code, (start, start + len(code))) for start, code in bare.items())
    return tuple(sorted((*kept, *named), key=lambda one: one.span))


_GUESSED = "question"
"""Why a citation is one that has no label: the words around it ask of a code."""


def _without_repeats(citations: tuple[Citation, ...]) -> tuple[Citation, ...]:
    """Without what reads like a modifier and is the number of a cited place again: `place of service 62. What is 62?`."""
    places = {one.code for one in citations if one.system is CodeSystem.POS}
    return tuple(
        one
        for one in citations
        if one.system is not CodeSystem.MODIFIER or one.code not in places or one.reason != _GUESSED
    )


_ONE_MORE = pattern(
    r"\b(?:which|what) (?:other |further |second |additional |extra |more |else )?mod(?:ifier)?s?\b[^.?!;]{0,40}?"
    r"\b(?:beside|besides|in addition to|along with|alongside|next to|on top of|together with|other than|apart from)"
    r" (?:the |modifier |mod |our |usual ){0,2}(?P<modifier>[A-Z][A-Z0-9]|\d\d)\b"
)
"""`Which modifier beside GP`: that one is there, and another is asked for."""


def one_more(citations: tuple[Citation, ...], text: str) -> tuple[Citation, ...]:
    """Without the modifier beside which a question that cites nothing else asks for a further one."""
    if any(cited.system is not CodeSystem.MODIFIER for cited in citations):
        return citations
    there = already_there(text) if citations else ""
    return tuple(one for one in citations if one.code != there)


def already_there(text: str) -> str:
    """The modifier beside which a further one is asked for; empty where none is."""
    found = _ONE_MORE.search(text)
    return found["modifier"].upper() if found else ""
