"""The CPT code of a procedure that a question tells in words; of several that it tells as well, all, with what sets them apart.

Only the common codes that have words of our own are known, so that a telling word which none of a code's lines has leaves it
open: then the code is one to choose from, and not the answer.
"""

from __future__ import annotations

import re
from dataclasses import replace

from consultant.answering import families
from consultant.answering.findings.descriptions import told_codes, vaccines_given
from consultant.answering.needles import haystack
from consultant.answering.patterns import expression
from consultant.answering.phrases import plain
from consultant.answering.procedure_index import Told, affirmed
from consultant.answering.procedure_lay_words import unsaid
from consultant.answering.reading import Ask
from consultant.answering.reading.descriptions import Description, description, named_systems
from consultant.answering.reference import Reference
from consultant.model.answer import Finding
from consultant.model.catalogue import CodeStatus, Entry
from consultant.model.codes import CodeSystem
from consultant.model.described import Likely

_SHOWN = 7
_DEVICE = expression(
    r"\bicd\b(?=.*\b(?:implant\w*|leads?|chamber|generator|interrogat\w*|battery)\b)(?!-?10)"
    r"|(?<=chamber )icd\b|(?<=subcutaneous )icd\b",
    re.IGNORECASE,
)
"""Not the classification of diseases."""
_JOINT_ALONE = re.compile(
    r"(?:an? |the )?(?:(?:right|left) )?(?:knee|hip|shoulder|elbow|ankle|wrist|joint|thumb|finger)s?(?: joint)?"
    r" (?:injections?|shots?)",
    re.IGNORECASE,
)
"""Of the drug and of what was injected nothing is told."""
_OF_A_RULE = re.compile(
    r"\b(?:medicare|ages?|how often|frequency|rules?|criteria|limits?|pack[- ]?years|eligib\w+|cover\w*)\b",
    re.IGNORECASE,
)
"""Asks when a procedure is covered, and wishes no code."""
_OCCASION = expression(
    r"\bpre-?op(?:erative)?\b|\b(?:scheduled|clear(?:ed|ance)|waiting|booked|here|seen|comes? in) for\b|\b(?:before"
    r"|prior to|ahead of) "
    r"(?:an? |the |her |his )?(?:\w+ ){0,3}(?:surgery|operation|procedure)\b"
    r"|\w{5,}[^?]{0,40}\b(?:after|following|since|status post|s/p) (?:an? |the |her |his )?(?:\w+ ){0,2}"
    r"(?:surgery|operation|procedure|\w+(?:ectomy|plasty|otomy))\W*\Z",
    re.IGNORECASE,
)
"""Tells of an operation that is still to come, or of what came after one: what is coded are the diagnoses."""
_SUPPLY = re.compile(
    r"\b(?:zinc|lithium|rechargeable|alkaline)\b.*\bbatter(?:y|ies)\b|\b(?:headsets?|microphones?|ear ?molds?|tubing|straps?"
    r"|transmitting (?:coil|cable)s?|chargers?|cushions?)\b",
    re.IGNORECASE | re.DOTALL,
)
"""An item that is supplied, whatever is done with the device that it belongs to."""
_AHEAD = re.compile(
    r"\bpre-?op(?:erative)?(?: (?:visit|exam\w*|clearance|evaluation|work-?up|consult\w*))? (?:for|before"
    r"|ahead of)\b",
    re.IGNORECASE,
)
"""The visit before an operation, which is not yet done."""
_OF_AN_INJURY = re.compile(
    r"(?=.*\b(?:fractures?|fx)\b)(?!.*\b(?:cpt|treat\w*|tx|manipulat\w*|reduc\w*|cast\w*|splint\w*|brace\w*|procedures?|surg\w+"
    r"|operat\w+|fixation|fixed|pin(?:ned|ning|s)?|plat(?:e|ed|es|ing)|screws?|nail\w*|orif|crpp|repair\w*|global|set|setting)\b)"
    r".*\b(?:(?:first|1st|initial|subsequent|follow-?up) (?:\w+ )?(?:visit|encounter)|(?:initial|subsequent)(?=\W*(?:[.;,?]|\Z))"
    r"|(?:routine|delayed) healing)\b",
    re.IGNORECASE | re.DOTALL,
)
"""Tells a broken bone and the encounter, and nothing that was done to it: its diagnosis is wished."""
_REASON = re.compile(
    r"\b(?:for|due to|because of|secondary to|diagnosed with|dx|suspected|with (?:a )?(?:history|diagnosis)|on an?|in an?)\b.*",
    re.IGNORECASE | re.DOTALL,
)
"""Why it was done: no code of a procedure has that."""
_FEW_MET, _MANY_MET = 1, 3
_LEFT_MOST, _LEFT_OF_MANY = 1, 2
_COMMON = """
    a an and are as at by code codes cpt did do does done during each for from had has have he her his how i in is it its my no
    not of on or our patient patients please pt right left bilateral both side sided she that the their there they this to under
    used using via was we were what when which who with without would you your doctor dr surgeon physician procedure performed
    same visit session office clinic outpatient inpatient hospital day today one two three four five six new established general
    local anesthesia sedation area approach guidance guided male female man woman adult child year old first second single
    application applied
    placement placed insertion surgical surgery level levels repair treatment test study technique complete initial type exam
    """
_PASSED_OVER = frozenset(_COMMON.split())
"""Words that set no procedure apart."""
_DECIDING = re.compile(
    r"(?:revis|redo|recurr|secondary|old$|chronic|radical|partial|subtotal|infect|complica|complex|extensive|open$|laparosc|robot"
    r"|percut|graft|mesh|flap|catheter|fluoro|ultraso|contrast|biops|additional|capsul|prosthe|implant|remov|replac)"
)
"""Words that set procedures of every kind apart."""


def told(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The code that fits, or the few between which the question leaves the choice."""
    text = _DEVICE.sub("defibrillator", ask.text)
    wanted = description(text)
    if wanted is None or not _procedural(wanted, text) or _SUPPLY.search(text) or _AHEAD.search(text):
        return ()
    if wanted.letter and CodeSystem.CPT not in wanted.systems:
        return ()  # numbers of CPT begin with no letter
    if _JOINT_ALONE.fullmatch(wanted.words.strip()) or (wanted.bare and _OF_A_RULE.search(text)):
        return ()
    if not named_systems(text) and (_OCCASION.search(text) or _OF_AN_INJURY.match(text)):
        return ()
    found = reference.procedures.told(text)
    if not found:
        return ()
    whole = [one for one in found if not one.open]
    if several := each(text, reference):
        return _of_each(several, wanted, reference)
    best = [one for one in whole if one.met == whole[0].met]
    if len(best) == 1 and _sure(best[0], text, reference):
        entry = _entry(best[0].code, reference)
        given = vaccines_given.beside(entry, text, reference) if entry else None
        if entry and given:
            return told_codes.all_fitting((entry, given), reference, ordered=False)
        return told_codes.all_fitting((entry,), reference) if entry else ()
    if visits := _of_new_and_known(best, text, reference):
        return told_codes.all_fitting(visits, reference, ordered=False)
    return () if wanted.bare else _near(best or list(found), reference)


def _of_new_and_known(best: list[Told], text: str, reference: Reference) -> tuple[Entry, ...]:
    """The two visits of a level of which the text does not say whether the patient was new; else nothing."""
    if len(best) != _PAIR or not all(families.is_visit(one.code) for one in best):
        return ()
    sure = all(_sure(one, text, reference) for one in best)
    return tuple(filter(None, (_entry(one.code, reference) for one in best))) if sure else ()


_PAIR = 2
_JOINED = re.compile(r"\s*(?:,|;|\+|&|\band\b|\bplus\b|\balso\b)\s*", re.IGNORECASE)
_MOST_APART = 4
_LEVEL = re.compile(r"\b(?:levels?|labs?|blood tests?)\b", re.IGNORECASE)
"""Said once of all."""
_WISH = re.compile(
    r"\b(?:cpt|codes?|which|what|needed|please|pls|for|both|all|the|of|each|need|is|are|done|ordered|same day|together|today)\b"
    r"|[?.:!]",
    re.IGNORECASE,
)


def each(text: str, reference: Reference) -> tuple[tuple[Told, ...], ...]:
    """What each part of the text tells best, where all tell something else and no one code tells it all: `TSH and free T4`."""
    plainly = _WISH.sub(" ", text)
    parts = [part for part in _JOINED.split(plainly) if part.strip()]
    if not 1 < len(parts) <= _MOST_APART:
        return ()
    level = " level" if _LEVEL.search(text) else ""
    found = tuple(_best(reference.procedures.told(part + level)) for part in parts)
    codes = [{one.code for one in best} for best in found]
    if not all(found) or len(frozenset().union(*codes)) < sum(map(len, codes)):
        return ()
    most = max((one.met for one in reference.procedures.told(plainly + level) if not one.open), default=0)
    return found if most < sum(best[0].met for best in found) else ()


def _best(found: tuple[Told, ...]) -> tuple[Told, ...]:
    whole = [one for one in found if not one.open]
    return tuple(one for one in whole if one.met == whole[0].met)


def surely(text: str, reference: Reference) -> str:
    """The one procedure that a text tells whole, whatever it asks; empty where it tells none or several."""
    whole = [one for one in reference.procedures.told(text) if not one.open]
    best = [one for one in whole if one.met == whole[0].met]
    return best[0].code if len(best) == 1 and _sure(best[0], text, reference) else ""


def _of_each(
    several: tuple[tuple[Told, ...], ...], wanted: Description, reference: Reference
) -> tuple[Finding, ...]:
    """The codes of several procedures; those between which one of them leaves the choice."""
    entries = tuple(
        entry for best in several if len(best) == 1 and (entry := _entry(best[0].code, reference))
    )
    if len(entries) == len(several):
        return told_codes.all_fitting(entries, reference, ordered=False)
    near = [replace(one, met=0) for best in several for one in best]
    return () if wanted.bare else _near(near, reference)


def _procedural(wanted: Description, text: str) -> bool:
    systems = named_systems(text)
    return CodeSystem.CPT in wanted.systems or CodeSystem.CPT in systems or (wanted.bare and not systems)


def _near(found: list[Told], reference: Reference) -> tuple[Finding, ...]:
    most = max(one.met for one in found)
    codes = sorted(one.code for one in found if one.met == most)
    entries = [entry for code in codes if (entry := _entry(code, reference))]
    if not 0 < len(entries) <= _SHOWN:
        return ()
    return told_codes.nearest(tuple(Likely(entry, 1.0, 1.0) for entry in entries))


def _entry(code: str, reference: Reference) -> Entry | None:
    found = reference.catalogue.entry(CodeSystem.CPT, code, reference.on)
    return found if isinstance(found, Entry) and found.status is CodeStatus.ACTIVE else None


def _sure(one: Told, text: str, reference: Reference) -> bool:
    """Whether the text says little more of the procedure than the code's line does, in words that set procedures apart."""
    left = _left(one, text, reference)
    if one.met <= _FEW_MET:
        return not left
    return len(left) <= (_LEFT_OF_MANY if one.met > _MANY_MET else _LEFT_MOST)


def _left(one: Told, text: str, reference: Reference) -> list[str]:
    entry = _entry(one.code, reference)
    own = plain(entry.description).split() if entry else []
    said = {word.rstrip("*") for phrase in one.phrases for word in phrase.replace("*", "* ").split()}
    known = (*said, *(word[:5] for word in own if len(word) > 1))
    apart = reference.procedures.apart(one)
    return [
        word
        for word in dict.fromkeys(affirmed(unsaid(_REASON.sub(" ", text))).split())
        if word not in _PASSED_OVER
        and not word.isdigit()
        and (_DECIDING.match(word) or not apart.isdisjoint(haystack(word).words))
        and not word.startswith(known)
        and not any(other.startswith(word) for other in own if len(word) > 2)
    ]
