"""The MS-DRG that a question tells by its title: the condition or operation, and what severity it names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from consultant.answering import procedure_sets, severities, telling
from consultant.answering.findings.crosswalks.group_names import CALLED
from consultant.answering.findings.entries.code_rows import shortened
from consultant.answering.patterns import expression
from consultant.answering.reading import Ask
from consultant.answering.reading.descriptions import plain
from consultant.answering.reference import Reference, evidence, label, source
from consultant.answering.severities import NO
from consultant.model.answer import Finding
from consultant.model.catalogue import Entry
from consultant.model.codes import CodeSystem

_DRG = expression(r"\b(?:ms[- ]?)?drgs?\b", re.IGNORECASE)
_VENTILATED = re.compile(r"\b(?:ventilat\w+|vent\b|mv\b)", re.IGNORECASE)
_ASKED_ELSE = re.compile(
    r"\bweights?\b|\breplac\w+ (?:drg )?\d{3}\b|\bg?mlos\b|\bhow (?:is|are|does)\b|\bwhy\b|\bmean\b"
    r"|\b(?:is|are|as|be)(?: [\w.-]+){0,4} an? m?cc\b(?! (?:drg|one|level|group))",
    re.IGNORECASE,
)
_CATEGORY = re.compile(r"\bmdc\b", re.IGNORECASE)
_BESIDE_THE_CONDITION = expression(
    r"\b(?:ms[- ]?)?drgs?\b|\buncomplicated\b(?! peptic)|\bw/?(?=\s|\Z)"
    r"|\b(?:(?:with|without|no|on|needing|under|the|a|long|mechanical|over|for|more than|less than|>|<) ?)*"
    r"(?:ventilat\w+|vent|mv)\b"
    r"(?: (?:for|over|support|more than|>|less than|under|beyond|past|exceeding|longer than|above) ?)*(?:\d+ ?(?:hours?|hrs?"
    r"|h\b|days?))?",
    re.IGNORECASE,
)
"""What is told of a stay beside its condition or operation, and judged apart from it."""
_AROUND = re.compile(
    r"\b(?:(?:(?:under|in|by|of|per) )?(?:the )?(?:(?:ms-?drg|grouper|version) )*v(?:ersion)? ?4\d(?:\.\d)?"
    r"|(?:an? )?inpatient|(?:was |were )?(?:treated|admitted|hospitali[sz]ed) (?:for|with)|admitted|admission"
    r"|(?:does|would|will) (?:that|this|it) (?:make|be|give)|we group(?:ed)?|would (?:that|this|it) be|quick one"
    r"|surgical or medical|medical or surgical|titles?(?: too)?|land(?:s|ed)? in|falls? in(?:to)?|kind|type"
    r"|group(?:s|ed)? (?:to|into)"
    r"|make up|makes up|comprises?|belong(?:s)? to|members|range|numbers|possible|triplet|pair|are there|in all|list"
    r"|only|family|is it|vs|versus|each|mdc|which)\b|(?<!\d)\d{3}(?!\d)(?:,| or|\?)?",
    re.IGNORECASE,
)
"""Words around the condition or operation, and numbers of groups."""
_CLOT_DISSOLVED = expression(r"\b(?:tpa|alteplase|thrombolysis|thrombolytics?)\b(?! agent)", re.IGNORECASE)
_COVER = 0.6
_SHOWN = 4


def told(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The group, or those between which the severity decides; nothing where no title is near enough."""
    if not _DRG.search(ask.text) or _ASKED_ELSE.search(ask.text) or reference.search is None:
        return ()
    if _CATEGORY.search(ask.text):  # of a title told whole; else the category of a diagnosis is asked
        found = _found(ask.text, ask.text, reference)
        return found if found and _every_word(found, ask.text) else ()
    if apart := _apart(ask.text, reference):
        return apart
    asking = _asking(ask.text)
    if asking and (found := _found(asking, ask.text, reference)) and _every_word(found, asking):
        return found
    return _found(ask.text, ask.text, reference)


_PIECES = re.compile(
    r"(?<=[.?!;])\s+(?:and |or )?(?:what about |how about )?(?:for |if )?(?:it(?:'s| is) )?|,? (?:and|or|vs\.?"
    r"|versus) (?:the one )?(?:for|if|when) (?:an? |the )?|\bversus\b|\bvs\b\.?",
    re.IGNORECASE,
)


def _apart(text: str, reference: Reference) -> tuple[Finding, ...]:
    """The groups of several titles that a question tells side by side, each whole; nothing where one piece tells none."""
    pieces = [one for one in _PIECES.split(text) if re.search(r"[a-z]{4}", _DRG.sub(" ", one), re.IGNORECASE)]
    if not 1 < len(pieces) <= _SHOWN:
        return ()
    found = [(piece, _found(f"DRG for {piece}", piece, reference)) for piece in pieces]
    if not all(one and _every_word(one, piece) for piece, one in found):
        return ()
    groups = dict.fromkeys(group for _, one in found for group in one[0].values["groups"])
    families = {severities.SPLIT.split(title)[0] for _, title in groups}
    if len(families) < _PAIR or len(groups) > _SHOWN:
        return ()
    first = found[0][1][0]
    rows = tuple(row for _, one in found for row in one[0].evidence)
    values = {**first.values, "groups": tuple(groups), "apart": True}
    return (Finding(first.kind, tuple(code for _, one in found for code in one[0].codes), values, rows),)


_PAIR = 2


def _asking(text: str) -> str:
    """The sentence that asks for the group, where others tell of the case before it."""
    sentences = [one for one in re.split(r"(?<=[.?!;])\s+", text) if one.strip()]
    asking = [one for one in sentences if _DRG.search(one)]
    return asking[-1] if len(sentences) > 1 and asking else ""


def _every_word(found: tuple[Finding, ...], asking: str) -> bool:
    """Whether a sentence says every word of the titles but their severity."""
    heard = telling.heard(_called(asking))
    titles = {severities.SPLIT.split(title)[0] for one in found for _, title in one.values["groups"]}
    return all(len(said := telling.words(title)) > 1 and said.keys() <= heard.keys() for title in titles)


def _found(told_in: str, whole: str, reference: Reference) -> tuple[Finding, ...]:
    """The groups of the title that a text tells, of the severity that the whole mail does."""
    text = _called(told_in)
    if reference.search is None:
        return ()
    words = plain(_AROUND.sub(" ", _BESIDE_THE_CONDITION.sub(" ", severities.WORDS.sub(" ", text))))
    found = reference.search.likely(words, frozenset({CodeSystem.DRG}), reference.on)
    near = tuple(one.entry for one in found if one.cover >= _COVER)
    if not near:
        return ()
    spoken = " ".join(told_in.lower().split())
    whole_title = [one for one in near if " ".join(one.description.lower().split()) in spoken]
    if whole_title and not severities.several(whole):
        return (of_entries((max(whole_title, key=lambda one: len(one.description)),), whole, reference),)
    family = _family(near, text)
    fitting = tuple(one for one in family if _fits(one.description, whole)) or family
    return (of_entries(fitting, whole, reference),)


_MANY = re.compile(
    r"\b(?:four|five|six|seven|eight|[4-9]|4\+)(?: or more)? (?:\w+[- ]){0,3}(?:stents?|devices?|arteries|vessels)\b",
    re.IGNORECASE,
)
_BY_NUMBER = " OR 4+"


def _fits(title: str, text: str) -> bool:
    """Whether a group is of the told severity; where four stents count as an MCC does, of the told number."""
    if _MANY.search(text):
        if _BY_NUMBER in title:
            return True
        if "INTRALUMINAL DEVICE" in title and "LITHOTRIPSY" not in title:
            return False
    return severities.fits(title.split(" OR ")[0] if _BY_NUMBER in title else title, text)


def whole(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The same where the question tells every word of a title but its severity: the group is meant, no diagnosis."""
    found = told(ask, reference)
    text = _called(ask.text)
    heard, alone = telling.heard(text), _alone(text)
    titles = (severities.SPLIT.split(title)[0] for one in found for _, title in one.values["groups"])
    leveled = bool(severities.told(ask.text))
    return found if found and all(_all_heard(title, heard, alone, leveled) for title in titles) else ()


_OF_DIAGNOSIS = expression(
    r"(?<!without )(?<!no )(?<!w/o )(?<!with )\b(?:cc or (?:an? )?mcc|mcc or (?:an? )?cc)\b|\b(?:is"
    r"|as)(?: \w+){0,3} an? m?cc\b",
    re.IGNORECASE,
)


@lru_cache(maxsize=64)  # one question is looked at from several places
def _alone(text: str) -> frozenset[str]:
    """The words beside which a text tells nothing but the group it asks for; empty where it asks what a diagnosis is."""
    if _OF_DIAGNOSIS.search(text):
        return frozenset()
    rest = _AROUND.sub(" ", _BESIDE_THE_CONDITION.sub(" ", severities.WORDS.sub(" ", text)))
    return frozenset(telling.words(plain(rest))) - _STAY


_STAY = frozenset(
    telling.words("admitted admission inpatient stay number numbers group medical surgical patient hospital")
)


def _all_heard(title: str, heard: Mapping[str, bool], alone: frozenset[str], leveled: bool) -> bool:
    """A title of one word has to be all that is told besides: it names a diagnosis as well.

    Where a severity of the stay is told, a part of the title is enough beside which nothing else is told.
    """
    said = telling.words(title)
    if leveled and alone and alone <= frozenset(said):
        return True
    return (len(said) > 1 or alone == frozenset(said)) and all(
        heard.get(stem) == affirmed for stem, affirmed in said.items()
    )


@lru_cache(maxsize=64)  # one question is looked at from several places
def _called(text: str) -> str:
    """The text with the titles' words for operations, and for a clot that was dissolved."""
    text = severities.plain(text)
    for said, meant in CALLED:
        text = said.sub(meant, text)
    return _CLOT_DISSOLVED.sub("thrombolytic agent", text)


def _family(near: tuple[Entry, ...], text: str) -> tuple[Entry, ...]:
    """The groups of the title that the question tells best, in the order of their numbers."""
    titles = {one.code: severities.SPLIT.split(one.description)[0] for one in near}
    heard = telling.heard(text)

    def met(title: str) -> tuple[int, int]:
        said = telling.words(title.removesuffix(" AND MCC"))
        told = sum(2 for stem, affirmed in said.items() if heard.get(stem) == affirmed)
        told += " ".join(title.lower().split()) in " ".join(text.lower().split())
        return told - 2 * _ventilation_missed(title, text) - 2 * _revised_alone(title, text), -len(said)

    best = max(dict.fromkeys(titles.values()), key=met)
    return tuple(sorted((one for one in near if titles[one.code] == best), key=lambda one: one.code))


def _revised_alone(title: str, text: str) -> int:
    """What a title that is of a revision loses, where the question tells of none."""
    return 3 * int("REVISION" in title and not re.search(r"\brevis|\bredo\b", text, re.IGNORECASE))


def _ventilation_missed(title: str, text: str) -> int:
    """How far a title is from what the question tells of long ventilation; without a word for it there was none."""
    told = _VENTILATED.search(text)
    long = bool(told) and not re.search(
        rf"{NO}{_VENTILATED.pattern}|\bno\b[^.,;?!]{{0,20}}\bvent", text, re.IGNORECASE
    )
    named = " MV" in title or "VENTILATOR" in title
    hours = next(procedure_sets.ranges(text), "") if told else ""
    if hours and "SUPPORT" in title:
        return 3 * int(_OTHER_HOURS[hours] in title)
    long = long and hours in ("", "greater than 96")
    return 3 * int(named and (("WITHOUT MV" in title) == long))


_OTHER_HOURS = {"greater than 96": "<=96", "24-96": ">96", "less than 24": ">96"}
"""What stands in the title of the group of other hours on a ventilator."""


_KIND_ASKED = re.compile(
    r"\bsurgical\b|\bmedical(?: or|,| drg|\?)|\btype\b|\bkind\b|\bmdc\b|\bmajor diagnostic\b", re.IGNORECASE
)
_SIDE_BY_SIDE = re.compile(r"\b(?:all|family|triplet|set|each|range|numbers|drgs)\b", re.IGNORECASE)


def of_entries(entries: Iterable[Entry], text: str, reference: Reference) -> Finding:
    """The finding that tells these groups, in their order."""
    shown = tuple(entries)[:_SHOWN]
    kinds = {
        (one.attributes.get("kind", ""), one.attributes.get("major_diagnostic_category", "")) for one in shown
    }
    kind, category = kinds.pop() if len(kinds) == 1 else ("", "")
    values = {
        "groups": tuple((label(one.system, one.code), shortened(one.description, 110)) for one in shown),
        "kind": kind,
        "category": category,
        "kind_asked": bool(_KIND_ASKED.search(text)) and bool(kind),
        "apart": len(shown) > 1 and bool(severities.several(text)),
        "parting": _parting(shown) if _DIFFERENCE.search(text) else (),
        "source": source(shown[0].release),
    }
    rows = tuple(
        row for one in shown for row in evidence(one.release, one.code, {"description": one.description})
    )
    return Finding("groups_in_words", tuple(one.code for one in shown), values, rows)


_DIFFERENCE = re.compile(
    r"\bdiffer(?:s|ence|ences|ent)?\b|\b(?:sets?|tells?|told) (?:them |the two )?apart\b", re.IGNORECASE
)
_TWO = 2


def _parting(shown: tuple[Entry, ...]) -> tuple[str, ...]:
    """What the titles of two groups end with that begin alike: `WITH MCC`, `WITHOUT MCC`; nothing where they do not."""
    titles = [one.description.split() for one in shown]
    if len(titles) != _TWO:
        return ()
    alike = next((at for at, words in enumerate(zip(*titles, strict=False)) if len({*words}) > 1), 0)
    return tuple(" ".join(words[alike:]) for words in titles) if alike else ()
