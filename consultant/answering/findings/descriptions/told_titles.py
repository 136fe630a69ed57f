"""The code whose title a mail tells in its own words, whatever else it tells: for wishes that no closer reading takes."""

from __future__ import annotations

import re
from functools import lru_cache

from consultant.answering.findings.descriptions import possible
from consultant.answering.intents.forms import wants_code
from consultant.answering.patterns import expression
from consultant.answering.reading import Ask
from consultant.answering.reading.clinical import Told, told, written_out
from consultant.answering.reading.descriptions import (
    ANY,
    HOW_MUCH,
    Description,
    code_named,
    description,
    letter_told,
    named_systems,
)
from consultant.answering.reference import Reference
from consultant.model.codes import CodeSystem
from consultant.model.described import Likely

_SURE, _SHARE = 0.33, 0.72
"""Score, and share of the title, from which a title is told for sure."""
_SURE_OF_FEW, _SHARE_OF_FEW = 0.25, 0.5
"""The same among modifiers, of which there are some hundreds."""
_SHARE_OF_SURE = 0.9
_FAR, _FAR_SHARE, _FOLLOWING = 0.25, 0.5, 0.4
"""The same where no other title scores more than a share of that: long titles hold more than anybody tells."""
_FAR_OF_FEW, _FAR_SHARE_OF_FEW, _HEARD_OF_FEW = 0.09, 0.38, 0.5
_NEAR, _NEAR_SHARE = 0.2, 0.6
"""The same from which a title is near: the asker says whether it is meant."""
_AS_WELL = 0.78
"""Titles that score this share of the best are told as well: side, and what they leave open, decide between them."""
_ALIKE = 0.97
"""Where of another one this share is told of what is told of the best, which of them is meant stays open."""
_GROUPS = frozenset({CodeSystem.DRG, CodeSystem.POS, CodeSystem.REVENUE, CodeSystem.TOB})
_SYSTEM = r"(?:icd\S*|dx|diagnos[ie]s|hcpcs|pcs|cpt|[a-z][- ]codes?|codes?)"
_WISH = expression(
    r"\b(?:which|what(?:'s)?|whats|need\w*|give|right|correct|proper|full|complete|exact|best|new|find|is there an?|there's an?"
    r"|own)"
    rf" (?:\S+ ){{0,3}}{_SYSTEM}\b|\b{_SYSTEM}(?: \S+)?(?: pls| please| needed|\s*\?|\s*\Z)|\bhow (?:to|do (?:we|i|you)) code\b"
    r"|\bwhat (?:do|should|would|to) (?:i |we )?(?:pick|use|code|assign|choose|put)\b\s*\?",
    re.IGNORECASE,
)
_ATTRIBUTE = re.compile(
    r"\b(?:m?cc|(?:rx)?hccs?|v2[48]|poa|present on admission|ccsr|mce|age (?:range|edit)|severity level|risk[- ]adjust\w*)\b",
    re.IGNORECASE,
)
"""What a diagnosis has: one is told where this is asked, code or no code."""
_MODIFIER = expression(
    r"\b(?:which|what|whats|there's a|is there an?|need an?|right|correct|proper|new) (?:\S+ ){0,2}"
    r"(?:mod(?:ifier)?s?\b|(?:two|2)[- ]letter)|\bmod(?:ifier)?s?(?: (?:please|pls|needed))?\W*\Z"
    r"|\A(?:(?:hi|hello|the|need|a) )*mod(?:ifier)?s? (?:for|to|on|if|when|that|of)\b|[.?!;,:] mod(?:ifier)?s? for\b",
    re.IGNORECASE,
)
_WRITER = re.compile(
    r"\A\s*(?=[\w/& ]*\b(?:coder|biller|billing|coding|clinic|office|desk|team|dept|department|practice|service"
    r"|unit|group|him|cdi"
    r"|peds|pediatrics|ortho\w*|derm\w*|cardio\w*|neuro\w*|gi|ent|ob|obgyn|gyn|uro\w*|onc\w*|heme|psych\w*|ed|er|icu|inpatient"
    r"|outpatient|hospital|pharmacy|lab|rehab|pt|podiatry|eye|ophth\w*|optometry|surg\w*|medicine|resident|student|nurse|np|pa|md"
    r"|asc|snf|dme|admission|discharge|visit|help|fyi|case|scenario|next|audit\w*|review\w*|question|quick|auditor|trainee)\b)"
    r"[\w/& ]{2,24}:\s",
    re.IGNORECASE,
)
"""Who writes: `peds:`, `ED coder:`."""
_UNTOLD = re.compile(
    r"\b(?:without|with no|no) (?:\w+ )?(?:site|side|organism|cause|type|stage|trimester|detail)s? (?:is |was )?"
    r"(?:given|named|documented|stated|specified|known|in the (?:record|note|chart))\b"
    r"|\bneither [^.;?!]{2,40} nor [^.;?!]{2,40}? (?:stated|documented|mentioned|specified|noted|named|given)\b"
    r"|\b(?:nothing|no (?:mention|word|info\w*|details?)|not a word|(?:does not|doesn't|did not|didn't|never)"
    r" (?:say|state|mention|specify|document)\w*)\b[^.;?!]*",
    re.IGNORECASE,
)
"""What a record leaves open."""
_DAY = re.compile(
    r"\b(?:dos )?\d{1,4}[/-]\d{1,2}(?:[/-]\d{2,4})?\b"
    r"|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*\.?(?: \d{1,2})?(?:,? (?:19|20)\d\d)?\b",
    re.IGNORECASE,
)
_GREETING = re.compile(r"(?:\A|(?<=\n))\s*(?:(?-i:[Hh])i|hello|hey)\b(?=[\s,!.:])", re.IGNORECASE)
"""A greeting in two letters is also an abbreviation of a diagnosis."""
_EVERYDAY = (
    r"(?-i:\b(?:[Aa]dds?|[Aa]ll|cap|[Dd]oes|gist|hit|hits|hitting|men|mg|prom|sad|us)\b)|\badd[- ]?ons?\b"
)
"""Words that in capitals are short for a disease."""
_BESIDE = re.compile(
    "|".join(
        (
            _GREETING.pattern,
            _WRITER.pattern,
            _DAY.pattern,
            _UNTOLD.pattern,
            _ATTRIBUTE.pattern,
            _EVERYDAY,
            HOW_MUCH.pattern,
        )
    ),
    re.IGNORECASE,
)
"""What a mail tells that no title has."""
_OF_MODIFIERS = re.compile(r"\b(?:modifiers?|mods?|(?:two|2)[- ]letters?)\b", re.IGNORECASE)
"""What every wish for a modifier says."""
_LACKING = re.compile(r"\b(?:without|no)(?: any| an?)? (\w{4,})")
_DENIED = re.compile(r"\b(?:not|without)\b", re.IGNORECASE)
_DENYING = re.compile(
    r"\b(?:not|no|non|none|never|without|w/o|missing|lack\w*|un\w+|nothing|failed?|free|outside|refus\w+|only|instead)\b|n['’]t\b",
    re.IGNORECASE,
)
_DOSE = re.compile(r"\d ?(?:mgs?|mcg|ml|g|units?|iu|cc|vials?)\b", re.IGNORECASE)
_MODIFIERS = frozenset({CodeSystem.MODIFIER})
_DIAGNOSES = frozenset({CodeSystem.ICD10CM})
_LEFT_OPEN = re.compile(r"\b(?:unspecified|other)\b", re.IGNORECASE)
_SITE_OPEN = re.compile(r"\bunspecified (?:site|part|side)\b", re.IGNORECASE)
"""No answer to a mail that could tell the site."""
_NO_SITE = re.compile(r"\bunspecified site\b(?! of\b)", re.IGNORECASE)
"""A title that stands for all sites of a condition, not for a part of one organ."""
_NONE_KNOWN = re.compile(
    r"\b(?:unspecified|nos|unknown|unclear|missing|not (?:\w+ )?(?:specified|documented|stated|known|given|recorded|noted|named"
    r"|described)|(?:does|did|do)(?:n't| not) (?:say|tell|state|mention|specify|document|name|note|give)|nowhere|undocumented"
    r"|no (?:\w+ )?(?:site|location)|left out|default)\b",
    re.IGNORECASE,
)
"""Says that the site cannot be told."""
_SURE_OPEN = 0.45
"""What a title has to score that leaves something open which the mail may tell."""
_SEVERAL = re.compile(r"\bcodes\b", re.IGNORECASE)
"""One title is no answer to a wish for several codes."""


def likely(ask: Ask, reference: Reference) -> tuple[Likely, ...]:
    """The code whose title is told; several where that leaves open which of them; none where no code is wished."""
    wanted, found = _found(ask, reference)
    if wanted is None:
        return ()
    sure = [one for one in found if _sure(one, wanted.systems)]
    best = _chosen(sure, wanted.told) if sure else _far_ahead(found, wanted.systems)
    if best and _outdone(best[0], found[0]):
        return (found[0], *best)
    return (
        best if closed(ask.text) or not _SITE_OPEN.search(best[0].entry.description if best else "") else ()
    )


def _outdone(one: Likely, first: Likely) -> bool:
    """Whether the first of all titles, though too little of it is told, has what this one has of the mail, and more."""
    return _standing(first) > _standing(one) and {*one.met} < {*first.met}


def clearly(ask: Ask, reference: Reference) -> bool:
    """Whether one title alone is told, by most of what the mail says, and leaves nothing open that it could tell."""
    found = likely(ask, reference)
    if len(found) != 1 or found[0].heard < _HEARD or len(found[0].met) < _LEAST_MET:
        return False
    if _open(found[0]) and not (_NONE_KNOWN.search(ask.text) or _LEFT_OPEN.search(ask.text)):
        return False
    side = told(found[0].entry.description).side
    return not (side and side != whole(ask.text, ANY).told.side)


_HEARD, _LEAST_MET = 0.6, 2
"""The share of a mail that one title has to have, and so many words or phrases of it."""


def modifier_surely(ask: Ask, reference: Reference) -> bool:
    """Whether one modifier is wished and told by nearly all of its title, so that no note on modifiers says it better."""
    wanted, found = _found(ask, reference)
    if wanted is None or wanted.systems != _MODIFIERS or not found:
        return False
    best, *others = found
    sure = best.cover >= _SHARE_OF_SURE and best.score >= _SURE_OF_FEW
    return sure and all(_standing(one) <= _FOLLOWING * _standing(best) for one in others)


def _far_ahead(found: tuple[Likely, ...], systems: frozenset[CodeSystem]) -> tuple[Likely, ...]:
    """The best where no other comes near it."""
    best, *others = found or (None,)
    far, share = (_FAR_OF_FEW, _FAR_SHARE_OF_FEW) if systems == _MODIFIERS else (_FAR, _FAR_SHARE)
    if best is None or best.score < far or best.cover < share:
        return ()
    if systems == _MODIFIERS and best.heard < _HEARD_OF_FEW:
        return ()
    return (best,) if all(_standing(one) <= _FOLLOWING * _standing(best) for one in others) else ()


def near(ask: Ask, reference: Reference) -> tuple[Likely, ...]:
    """Codes of whose titles most is told, where of none so much that it can be no chance."""
    wanted, found = _found(ask, reference)
    if wanted is None or wanted.systems != _DIAGNOSES:
        return ()
    close = [one for one in found if one.score >= _NEAR and one.cover >= _NEAR_SHARE]
    return tuple(one for one in close if _standing(one) >= _AS_WELL * _standing(close[0]))


def _found(ask: Ask, reference: Reference) -> tuple[Description | None, tuple[Likely, ...]]:
    """What a mail tells where a code is wished, and the titles that it tells most of."""
    wanted = wished(ask)
    if wanted is None or reference.search is None:
        return None, ()
    titled = reference.search.titled(wanted.words, wanted.systems, reference.on)
    return wanted, kept(wanted, titled, ask.text)


def wished(ask: Ask) -> Description | None:
    """All that a mail tells, where it wishes a code."""
    systems = _wished(ask.text)
    return whole(ask.text, systems) if systems else None


def kept(wanted: Description, found: tuple[Likely, ...], text: str) -> tuple[Likely, ...]:
    """The codes that can be meant; of modifiers none that denies what the text does not."""
    if wanted.systems == _MODIFIERS:
        return tuple(one for one in found if _may_mean(one.entry.description, text))
    return possible.kept(wanted, found)


def _may_mean(title: str, text: str) -> bool:
    """Whether a modifier that denies something can be meant, only by who denies something too; nor one with what is lacking."""
    if _DENIED.search(title):
        return bool(_DENYING.search(text))
    return not any(f"with {word}" in title.lower() for word in _LACKING.findall(text.lower()))


def closed(text: str) -> bool:
    """Whether a mail says that the record leaves something open: then nothing is to be asked back, for nothing more is known."""
    return bool(_UNTOLD.search(text))


def site_lacking(text: str, title: str) -> bool:
    """Whether a title is of no site while a mail, which does not say that none is known, could tell it."""
    return bool(_NO_SITE.search(title)) and not closed(text) and not _NONE_KNOWN.search(text)


def _sure(one: Likely, systems: frozenset[CodeSystem]) -> bool:
    """Whether so much of a title is told that it can be no chance; more of one that leaves something open."""
    if systems == _MODIFIERS:
        return one.score >= _SURE_OF_FEW and one.cover >= _SHARE_OF_FEW and one.heard >= _HEARD_OF_FEW
    return one.cover >= _SHARE and one.score >= (_SURE_OPEN if _open(one) else _SURE)


def _chosen(sure: list[Likely], told: Told) -> tuple[Likely, ...]:
    """Of those told as well as the best the one that leaves least open, then of whose title most is told word for word."""
    as_well = [one for one in sure if _standing(one) >= _AS_WELL * _standing(sure[0])]
    nearness = {one.entry.code: _nearness(one, told) for one in as_well}
    best = min(as_well, key=lambda one: (nearness[one.entry.code], -_standing(one)))
    others = (
        one for one in as_well if one is not best and nearness[one.entry.code] == nearness[best.entry.code]
    )
    return (best, *(one for one in others if _as_much(one, best)))


def _as_much(one: Likely, best: Likely) -> bool:
    """Whether the text tells of a code as much as of the best, and no less of its title."""
    return _weight(one) >= _ALIKE * _weight(best) and one.cover >= _ALIKE * best.cover


def _standing(one: Likely) -> float:
    """How surely a code is told beside others: lower where another has more of the text."""
    return one.score * one.heard


def _weight(one: Likely) -> float:
    """How much the told words of a title say."""
    return one.score / one.cover**2


def _nearness(one: Likely, wanted: Told) -> tuple[bool, int, int]:
    """Whether a title lacks the told side, how often it leaves something open, and how much of it is told word for word."""
    title = told(one.entry.description)
    sideless = bool(wanted.side) and title.side != wanted.side
    return sideless, _open(one), -len(title.said & wanted.said)


def _open(one: Likely) -> int:
    """How many things a title leaves open."""
    return len(_LEFT_OPEN.findall(one.entry.description))


def whole(text: str, systems: frozenset[CodeSystem]) -> Description:
    """All that a mail tells, without dates and without what its record leaves open."""
    beside = _OF_MODIFIERS.sub(" ", text) if systems == _MODIFIERS else text
    words, encounter = written_out(without_beside(beside))
    return Description(told(words, encounter), systems, letter=letter_told(text))


@lru_cache(maxsize=64)  # one question is looked at from several places
def without_beside(text: str) -> str:
    """A mail without its writer, dates and what its record leaves open."""
    return _BESIDE.sub(" ", text)


def _bare(text: str) -> bool:
    """Whether a mail tells what was found and says nothing else, nor what was given."""
    wanted = None if "?" in text else description(text)
    return wanted is not None and wanted.bare and not wanted.lone and not _DOSE.search(text)


@lru_cache(maxsize=64)  # one question is looked at from several places
def _wished(text: str) -> frozenset[CodeSystem]:
    """The systems of which a code is wished; none where no code is."""
    if _MODIFIER.search(text):
        return _MODIFIERS
    if _ATTRIBUTE.search(text) or _bare(text):
        return _DIAGNOSES
    if _SEVERAL.search(text) or not (_WISH.search(text) or wants_code(text) or code_named(text)):
        return frozenset()
    return named_systems(text) - _GROUPS or ANY
