"""The MS-DRG that a question tells by its title: the condition or operation, and what severity it names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from consultant.answering import telling
from consultant.answering.findings.crosswalks import severities
from consultant.answering.findings.crosswalks.severities import MAJOR, MINOR, NO
from consultant.answering.findings.entries.code_rows import shortened
from consultant.answering.reading import Ask
from consultant.answering.reading.descriptions import plain
from consultant.answering.reference import Reference, evidence, label, source
from consultant.model.answer import Finding
from consultant.model.catalogue import Entry
from consultant.model.codes import CodeSystem

_DRG = re.compile(r"\b(?:ms[- ]?)?drgs?\b", re.IGNORECASE)
_SEVERITY_WORDS = re.compile(
    rf"(?:{NO}|\b(?:with|and|plus|an?|has) )*(?:{MAJOR}|{MINOR}|\bcc/mcc\b)", re.IGNORECASE
)
_VENTILATED = re.compile(r"\b(?:ventilat\w+|vent\b|mv\b)", re.IGNORECASE)
_ASKED_ELSE = re.compile(
    r"\bweights?\b|\bmdc\b|\bg?mlos\b|\bhow (?:is|are|does)\b|\bwhy\b|\bmean\b", re.IGNORECASE
)
_BESIDE_THE_CONDITION = re.compile(
    r"\b(?:ms[- ]?)?drgs?\b|\buncomplicated\b|\bw/?(?=\s|\Z)"
    r"|\b(?:(?:with|without|no|on|needing|under|the|a|long|mechanical|over|for|more than|less than|>|<) ?)*"
    r"(?:ventilat\w+|vent|mv)\b"
    r"(?: (?:for|over|support|more than|>|less than|under) ?)*(?:\d+ ?(?:hours?|hrs?|days?))?",
    re.IGNORECASE,
)
"""What is told of a stay beside its condition or operation, and judged apart from it."""
_AROUND = re.compile(
    r"\b(?:inpatient|admitted|admission"
    r"|surgical or medical|medical or surgical|titles?(?: too)?|land(?:s|ed)? in|falls? in(?:to)?|kind|type"
    r"|group(?:s|ed)? (?:to|into)"
    r"|make up|makes up|comprises?|belong(?:s)? to|members|range|numbers|possible|triplet|pair|are there|in all|list"
    r"|only|family|is it)\b|(?<!\d)\d{3}(?!\d)(?:,| or|\?)?",
    re.IGNORECASE,
)
"""Words around the condition or operation, and numbers of groups."""
_CALLED: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(said, re.IGNORECASE), meant)
    for said, meant in (
        (r"\bhip fractures?\b.*\breplac\w+|\breplac\w+.*\bhip fractures?\b",
         "hip replacement with principal diagnosis of hip fracture"),
        (r"\b(?:total |elective |primary )*(?:hip|knee)s?(?: joint)?(?: replacements?| arthroplast\w+)?\b(?! fracture)",
         "major hip and knee joint replacement"),
        (r"\bc-?\s?sections?\b", "cesarean section"),
        (r"\bno sterilization\b", "without sterilization"),
        (r"\bhernia (?:repairs?|surgery)\b", "inguinal and femoral hernia procedures"),
        (r"\bopen cholecystectom(?:y|ies)\b|\bcholecystectom(?:y|ies),? open\b", "cholecystectomy except by laparoscope"),
        (r"\b(without|with|no) (?:common (?:bile )?duct|cbd) explor\w+", r"\1 c.d.e."),
        (r"\bcabgs?\b|\bcoronary (?:artery )?bypass(?: graft\w*| surgery)*\b", "coronary bypass"),
        (r"\b(?:cardiac |heart )?cath(?:eteri[sz]ation)?\b", "cardiac catheterization"),
        (r"\bappendectom\w+", "appendix procedures"),
        (r"\blap(?:aroscopic)? chole\w*", "laparoscopic cholecystectomy"),
    )
)  # fmt: skip
"""What people call an operation, as the titles have it."""
_CLOT_DISSOLVED = re.compile(r"\b(?:tpa|alteplase|thrombolysis|thrombolytics?)\b(?! agent)", re.IGNORECASE)
_COVER = 0.6
_SHOWN = 4


def told(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The group, or those between which the severity decides; nothing where no title is near enough."""
    if not _DRG.search(ask.text) or _ASKED_ELSE.search(ask.text) or reference.search is None:
        return ()
    text = _called(ask.text)
    words = plain(_AROUND.sub(" ", _BESIDE_THE_CONDITION.sub(" ", _SEVERITY_WORDS.sub(" ", text))))
    found = reference.search.likely(words, frozenset({CodeSystem.DRG}), reference.on)
    near = tuple(one.entry for one in found if one.cover >= _COVER)
    if not near:
        return ()
    family = _family(near, text)
    fitting = tuple(one for one in family if severities.fits(one.description, ask.text)) or family
    return (_finding(fitting, reference),)


def whole(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The same where the question tells every word of a title but its severity: the group is meant, no diagnosis."""
    found = told(ask, reference)
    text = _called(ask.text)
    heard, alone = telling.heard(text), _alone(text)
    titles = (severities.SPLIT.split(title)[0] for one in found for _, title in one.values["groups"])
    leveled = bool(severities.told(ask.text))
    return found if found and all(_all_heard(title, heard, alone, leveled) for title in titles) else ()


_OF_DIAGNOSIS = re.compile(
    r"(?<!without )(?<!no )(?<!w/o )(?<!with )\b(?:cc or (?:an? )?mcc|mcc or (?:an? )?cc)\b|\b(?:is|as)(?: \w+){0,3} an? m?cc\b",
    re.IGNORECASE,
)


def _alone(text: str) -> frozenset[str]:
    """The words beside which a text tells nothing but the group it asks for; empty where it asks what a diagnosis is."""
    if _OF_DIAGNOSIS.search(text):
        return frozenset()
    rest = _AROUND.sub(" ", _BESIDE_THE_CONDITION.sub(" ", _SEVERITY_WORDS.sub(" ", text)))
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


def _called(text: str) -> str:
    """The text with the titles' words for operations, and for a clot that was dissolved."""
    for said, meant in _CALLED:
        text = said.sub(meant, text)
    return _CLOT_DISSOLVED.sub("thrombolytic agent", text)


def _family(near: tuple[Entry, ...], text: str) -> tuple[Entry, ...]:
    """The groups of the title that the question tells best, in the order of their numbers."""
    titles = {one.code: severities.SPLIT.split(one.description)[0] for one in near}
    heard = telling.heard(text)

    def met(title: str) -> tuple[int, int]:
        said = telling.words(title)
        told = sum(1 for stem, affirmed in said.items() if heard.get(stem) == affirmed)
        return told - _ventilation_missed(title, text) - _revised_alone(title, text), -len(said)

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
    return 3 * int(named and (("WITHOUT MV" in title) == long))


def _finding(entries: Iterable[Entry], reference: Reference) -> Finding:
    shown = tuple(entries)[:_SHOWN]
    values = {
        "groups": tuple((label(one.system, one.code), shortened(one.description, 110)) for one in shown),
        "source": source(shown[0].release),
    }
    rows = tuple(
        row for one in shown for row in evidence(one.release, one.code, {"description": one.description})
    )
    return Finding("groups_in_words", tuple(one.code for one in shown), values, rows)
