"""The inpatient procedure that a mail tells in its own words, weighed over all codes of ICD-10-PCS that it may be.

As `weighed` does for diagnoses, by the table `procedure_weights.txt`. A mail is heard as it is written and in the words of titles
(`procedure_words`), for each knows names that the other does not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from consultant.answering import procedure_words
from consultant.answering.findings.descriptions import item_titles, weighing
from consultant.answering.findings.descriptions.story import DENIED
from consultant.answering.findings.descriptions.told_apart import PROCEDURES as APART
from consultant.answering.findings.descriptions.told_apart import Values
from consultant.answering.findings.descriptions.weighing import Weighed
from consultant.answering.patterns import pattern
from consultant.answering.reference import Reference
from consultant.model.codes import CodeSystem
from consultant.model.described import Heard

TABLE = Path(__file__).parent / "procedure_weights.txt"
PROCEDURES = frozenset({CodeSystem.ICD10PCS})
_MOST = 4
"""Differences beyond which further ones count no more."""
BY_APPROACH = "01348X"
"""Sections whose fifth character is an approach that is told in words."""
_WISH = pattern(
    r"\b(?:(?:which|what(?:['’]?s)?|whats|needs?|wants?|give|looking for|asks? for|asking for|find|tell (?:me|us)|send"
    r"|is there an?)\b"
    r"[^.?!,;:]{0,30}?)?\b(?:icd[- ]?10[- ]?)?pcs\b(?:[- ]?codes?)?(?: (?:please|pls|is (?:that|it|this)|do (?:i|we) (?:put"
    r"|use|assign)"
    r"|for (?:that|this|it|the)))?"
    r"|\b(?:which|what(?:['’]?s)?|whats|need|give (?:me|us)) (?:is )?(?:the |an? )?(?:full )?codes?\b(?: for)?"
    r"|\bcodes?\W*(?:please|pls)?\W*\Z|\b(?:please|pls|thanks|thank you|thx|hello|hi)\b"
    r"|\bhow (?:do|should|would|to) (?:i|we|you)? ?(?:code|report)\b"
)
_WHO = pattern(
    r"\b(?:the |our |a |an )?(?:coder|biller|surgeon|nurse|doctor|team|dept|department|patient|pt|pts|admin|ward)\b(?:['’]s)?"
    r"|\b(?:inpatient|admitted|during the stay|hospital)\b|\b(?:man|woman|lady|guy|child|newborn|baby)\b"
)


@dataclass(frozen=True, slots=True)
class Operated:
    """What a mail tells of a procedure, as titles are compared with it."""

    words: str
    operations: frozenset[str]
    approaches: str
    """The fifth characters that its approach may have; empty where none is told."""
    apart: Values
    denied: item_titles.Stems
    """The words of what is said not to be so, and nowhere to be so."""


def operated(text: str) -> Operated:
    """The mail as the story of one procedure."""
    words = _WHO.sub(" ", _WISH.sub(" . ", text))
    away = item_titles.said(" . ".join(found[1] for found in DENIED.finditer(words)))
    words = " ".join(DENIED.sub(" . ", words).split())
    titled = procedure_words.procedure(words)
    so = item_titles.said(words)
    return Operated(
        f"{words} {titled.words}" if titled else words,
        frozenset(procedure_words.operations(titled)) if titled else frozenset(),
        approaches(text),
        {**APART.told(words), **{name: told for name, told in APART.told(text).items() if name in _WITHOUT}},
        {stem: False for stem in away if stem not in so},
    )


_WITHOUT = frozenset({"cement"})
"""Kinds that are told by what there is not."""
_SCOPE = pattern(r"\b\w*scop(?:e|es|ed|y|ic|ically)\b|\bvats\b|\bercp\b|\begd\b|\btur[pb]t?\b")
_INTO_BODY = pattern(
    r"\b(?:laparoscop|arthroscop|thoracoscop|mediastinoscop|pleuroscop)\w*|\blap\b|\bvats\b|\brobot\w*|\bda ?vinci\b"
    r"|\bkey ?hole\b"
)
_SMALL_CUTS = pattern(
    r"\b(?:small|tiny|little|stab) (?:\w+ )?(?:cuts?|incisions?|punctures?|holes?)\b|\bpunctures?\b|\bports\b"
)
_NATURAL = pattern(
    r"\b(?:cysto|colono|gastro|entero|broncho|hystero|uretero|sigmoido|procto|ano|esophago|duodeno|laryngo|rhino|colpo)\w*scop\w*"
    r"|\begd\b|\bercp\b|\btur[pb]t?\b|\btrans(?:urethral|vaginal|anal|rectal|oral|nasal|bronchial)\w*|\bnatural opening\b"
    r"|\b(?:through|via|by|down|up|per|into) (?:the |his |her )?(?:mouth|nose|nostril|urethra|vagina|anus|rectum|throat"
    r"|airway|ostomy|stoma)\b"
    r"|\bvaginal(?:ly)?\b(?! (?:delivery|tear|wall))|\bendoscop(?:e|y) (?:down|through|up)\b"
)
_ASSISTED = pattern(
    r"\blavh\b|\b(?:laparoscop\w*|scope)[- ](?:assisted|help\w*)\b[^.]{0,20}\bvagin|\bvagin\w*\b[^.]{0,30}\bscope (?:help|assist)"
)
_CONVERTED = pattern(r"\bconver\w+ to (?:an )?open\b")
_OPENED = pattern(
    r"\bopen(?:ed|ing)?\b(?! (?:at|into|natural))|\bincis\w+\b|\b(?:lapar|thorac|crani|stern|arthr|mini-?thorac)otom\w*\b"
    r"|\bcut ?down\b|\bcut open\b"
)
_THROUGH_SKIN = pattern(
    r"\bpercutan\w*|\bneedle\b|\bthrough (?:the )?skin\b|\b(?:wrist|groin|femoral|radial)\b[^.]{0,20}\b(?:access|stick"
    r"|approach)\b"
    r"|\b(?:through|via) (?:the |his |her |both )?(?:wrist|groins?|femoral|radial)\b|\bperc\b|\biv\b|\bpicc\b"
    r"|\bguide ?wire\b|\bcath(?:eter)? lab\b"
    r"|\b(?:image|ct|ultrasound|us)[- ]guid\w+|\bpuncture\b|\btap\b"
)
_OUTSIDE = pattern(
    r"\bexternal(?:ly)?\b(?! (?:fix|iliac|carotid|jugular|ear|auditory))|\bclosed (?:reduction|manipulation|treatment)\b"
    r"|\bno (?:cut|incision)\w*\b"
    r"|\bby hand\b|\bfrom (?:the )?outside\b|\bclamp\b|\bthrough the mouth\b"
)


def approaches(text: str) -> str:
    """The fifth characters of ICD-10-PCS that a text tells by how the site was reached; empty where it does not."""
    if _ASSISTED.search(text):
        return "F"
    if _CONVERTED.search(text):
        return "0"
    scoped, natural, cuts = (bool(words.search(text)) for words in (_SCOPE, _NATURAL, _SMALL_CUTS))
    if (_INTO_BODY.search(text) or (scoped and cuts)) and not natural:
        return "4"
    if scoped:
        return "8" if natural else "48"
    if cuts:
        return "3" if _THROUGH_SKIN.search(text) else "34"
    if _OPENED.search(text):
        return "0"
    if natural:
        return "7X" if _OUTSIDE.search(text) else "7"
    if _THROUGH_SKIN.search(text):
        return "3"
    return "X" if _OUTSIDE.search(text) else ""


def weighed(text: str, reference: Reference) -> tuple[Weighed, ...]:
    """The likeliest inpatient procedures that are valid on the day, best first; none where nothing is heard."""
    if reference.search is None:
        return ()
    told = operated(text)
    judged = {one: traits(one, told) for one in reference.search.heard(told.words, PROCEDURES)}
    ranked = weighing.ranked(judged, TABLE)
    best = ranked if told.approaches else _siblings_first(ranked)
    return weighing.likeliest(best, CodeSystem.ICD10PCS, reference)


def differ(one: str, other: str) -> frozenset[int]:
    """The places in which two codes differ."""
    signs = enumerate(zip(one, other, strict=True))
    return frozenset(place for place, (sign, of_other) in signs if sign != of_other)


APPROACH = frozenset({4})
"""The place of the approach."""


def _siblings_first(ranked: list[tuple[Heard, float]]) -> list[tuple[Heard, float]]:
    """The likeliest code, then those that differ from it in the approach alone, where the mail tells none."""
    first = ranked[0][0].code if ranked else ""
    return sorted(ranked, key=lambda pair: not differ(pair[0].code, first) <= APPROACH)


def traits(one: Heard, story: Operated) -> dict[str, float]:
    """What speaks for a code and against it."""
    own = item_titles.said(one.title)
    found = {
        **weighing.of_names(one),
        **dict.fromkeys(_named(one, story), 1.0),
        **dict(weighing.of_agreement(APART.compared(APART.titled(one.title), story.apart), _MOST)),
        "denied": min(sum(so and stem in story.denied for stem, so in own.items()), _MOST),
    }
    return {name: float(value) for name, value in found.items() if value}


def _named(one: Heard, story: Operated) -> Iterator[str]:
    root = _ROOT.match(one.title)
    if story.operations and root:
        yield "operation" if root[0].lower() in story.operations else "other operation"
    yield f"section {one.code[0]}"
    if _OTHER.search(one.title):
        yield "other device"
    if one.code[5] != "Z":
        yield "device"
    if one.code[6] != "Z":
        yield "qualifier"
    if one.code[0] not in BY_APPROACH:
        yield "no approach"
    elif story.approaches:
        yield "approach" if one.code[4] in story.approaches else "other approach"
    else:
        yield f"approach {one.code[4]}"


_ROOT = re.compile(r"\w+")
_OTHER = re.compile(r"\bother\b", re.IGNORECASE)
