"""A question that cites no code: what it describes, the place it asks about, a rule of our notes; else it is asked back."""

from __future__ import annotations

import re

from consultant.answering import by_samples, codes_named, counted_first, procedure_asked, rules_beside
from consultant.answering import codeless_finders as finders
from consultant.answering.asking_back import GENERAL, asking_back
from consultant.answering.codeless_matters import of_business, of_coverage, of_surgeons
from consultant.answering.finding_kinds import NOTES
from consultant.answering.findings import Finder, measures
from consultant.answering.findings.cases import case_rows
from consultant.answering.findings.codes import predecessors, since_then
from consultant.answering.findings.coverage import (
    documents,
    places,
)
from consultant.answering.findings.descriptions import (
    by_description,
    completed,
    each_side,
    exact_titles,
    inpatient_procedures,
    item_codes,
    near_settled,
    procedure_codes,
    remarks_in_words,
    said_alone,
    screenings,
    story_codes,
    told_items,
    told_procedures,
    told_titles,
)
from consultant.answering.findings.drugs import by_name, giving
from consultant.answering.findings.edits import things_in_words
from consultant.answering.findings.guidelines import (
    gestation,
)
from consultant.answering.findings.modifiers import situations
from consultant.answering.findings.notes import limits, rules, verdicts
from consultant.answering.findings.visits import services_told
from consultant.answering.intents import Intent
from consultant.answering.intents.modifiers import compares_modifiers
from consultant.answering.patterns import expression, pattern
from consultant.answering.reading import Ask
from consultant.answering.reading.descriptions import whole_code_wished
from consultant.answering.reading.naming import names_nothing
from consultant.answering.reference import Reference
from consultant.model.answer import Finding

_OF_A_PLACE = frozenset({*GENERAL, Intent.STATUS, Intent.PAYMENT, Intent.CHOICE, Intent.FIELD, Intent.VALID})
"""What can be asked of a place of service."""
_MODIFIER = re.compile(r"\bmod(?:ifier)?s?\b", re.IGNORECASE)


def findings(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """What answers the question, and the code for giving the drug that it names, where that is wished besides."""
    found = near_settled.settled(_of_system(_findings(ask, reference), ask), ask, reference)
    found = story_codes.told(completed.completed(found, ask, reference), ask, reference)
    found = procedure_codes.told(item_codes.told(found, ask, reference), ask, reference)
    found = _not_left_behind(each_side.told(found, ask.text, reference), ask)
    given = giving.told(ask, reference)
    unnamed = all(one.kind in ("not_answered", "particulars_lacking") for one in found)
    return (
        given
        if given and unnamed
        else (
            *found,
            *given,
            *gestation.beside_fitting(found, ask, reference),
            *predecessors.of_fitting(found, ask, reference),
            *since_then.of_fitting(found, ask, reference),
        )
    )


_PCS_NAMED = expression(
    r"\b(?:icd-?\s?10-?\s?)?pcs\b|\broot op(?:eration)?s?\b|\bbody part (?:key|values?)\b", re.IGNORECASE
)
_SEVEN = expression(r"\b(?:seven|7) characters\b", re.IGNORECASE)
_OPERATED = re.compile(
    r"\b(?:amputat\w+|\w+ectomy|\w+ostomy|\w+otomy|\w+plasty|replacement|transplant\w*|bypass|ventilat\w+|resect\w+"
    r"|excis\w+|removed)\b",
    re.IGNORECASE,
)
_DIAGNOSIS_NAMED = re.compile(r"\bcm\b|\bdx\b|(?<!for )(?<!for a )\bdiagnos[ie]s\b", re.IGNORECASE)
_PROPOSING = frozenset({"code_fitting", "codes_near", "code_near"})


def of_procedures(text: str) -> bool:
    """Whether ICD-10-PCS is the system that is named, or its seven characters of an operation, and no diagnosis."""
    named = _PCS_NAMED.search(text) or (_SEVEN.search(text) and _OPERATED.search(text))
    return bool(named) and not _DIAGNOSIS_NAMED.search(text)


def _of_system(found: tuple[Finding, ...], ask: Ask) -> tuple[Finding, ...]:
    """Without the diagnoses that are near to an inpatient procedure whose code is wished; asked back where nothing is left."""
    if not of_procedures(ask.text):
        return found
    kept = tuple(one for one in found if one.kind not in _PROPOSING or not _of_diagnoses(one))
    return kept or (asking_back(ask),)


_LEFT_BEHIND = re.compile(r"Z(?:89|90)\b")
_DONE = pattern(r"\b(?:done|performed|removed|did|underwent|taken out|took out)\b")
_LONG_AGO = pattern(
    r"\b(?:status|history|hx|absen\w+|prior|previous\w*|past|s/p|ago|since|years?|had|missing|lost|old|diagnos\w+|icd\S*|dx"
    r"|z codes?|acquired|now|after|post\S*|in (?:19|20)\d\d|last|has)\b"
)


def _not_left_behind(found: tuple[Finding, ...], ask: Ask) -> tuple[Finding, ...]:
    """Without the absence of an organ as the code of its removal, where that is what was done."""
    absent = bool(found) and found[0].kind == "code_fitting" and bool(_LEFT_BEHIND.match(found[0].codes[0]))
    if absent and _DONE.search(ask.text) and not _LONG_AGO.search(ask.text):
        return (asking_back(ask),)
    return found


def fitting(ask: Ask, reference: Reference) -> tuple[str, ...]:
    """The codes that fit what the question describes."""
    found = findings(ask, reference)
    return tuple(code for one in found if one.kind == "code_fitting" for code in one.codes)


def _all_fitting(found: tuple[Finding, ...]) -> bool:
    return bool(found) and found[0].kind != "verdict" and all(one.kind in _FITTING for one in found)


_FITTING = frozenset({"code_fitting", "codes_fitting", "pcs_characters", "pcs_since", "verdict"})
"""Kinds of a procedure whose code is told, with what is asked of it."""


def _of_diagnoses(one: Finding) -> bool:
    return any(not codes_named.OF_INPATIENTS.fullmatch(code) for code in one.codes)


def _findings(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The code or modifier that the question describes, the contractor of its state, our notes; else what it has to tell."""
    return finders.first(_STAGES, ask, reference)


def _pointed_at(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """A case that only the asker has before the eyes is asked for."""
    return (asking_back(ask),) if by_samples.pointed_at(ask, reference) else ()


def _operated(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The code of an inpatient procedure, where that is all that is found."""
    found = inpatient_procedures.told(ask, reference) if of_procedures(ask.text) else ()
    if found and _FURTHER.search(ask.text) and (chosen := finders.noted(ask, reference)):
        return chosen
    return found if _all_fitting(found) else ()


_FURTHER = pattern(r"\b(?:extra|additional|further|own|separate) (?:icd-?10-?)?(?:pcs )?(?:code|one)\b")
"""Asks for a code beside that of the operation."""


def _judged(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The verdict on what the question claims."""
    return verdicts.noted(ask, reference) if verdicts.judges(ask, reference) else ()


def _placed(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The place of service that a question is surely of, and what it asks besides."""
    place = places.sure(ask, reference)
    return (*_asked_beside_place(ask, reference), *place) if place else ()


def _surely_noted(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """A verdict that has all the words of the question, or is meant in so many of them."""
    sure = (
        remarks_in_words.wished(ask.text)
        or verdicts.says_all(ask, reference)
        or verdicts.is_meant(ask, reference)
    )
    return finders.noted(ask, reference) if sure else ()


def _described(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The codes of a description with the rules on them; what is less sure of it stands behind what answers it whole."""
    modifier_asked = Intent.MODIFIER in ask.intents or compares_modifiers(ask.text)
    no_code = modifier_asked or of_surgeons(ask) or of_coverage(ask) or of_business(ask)
    described = () if no_code else by_description.clear(ask, reference)
    if described and by_description.settled(described):
        return rules_beside.with_rules(described, ask, reference)
    if alone := () if modifier_asked or of_business(ask) else said_alone.told(ask, reference):
        return alone
    if answered := finders.first(finders.WHOLE, ask, reference):
        return (*_titled(answered, ask, reference), *answered)
    if names_nothing(ask.text):
        return (asking_back(ask),)
    fitting = situations.modifiers(ask, reference) if modifier_asked else ()
    if any(finding.kind == "return_open" for finding in fitting):
        return fitting
    if named := finders.first(finders.NAMED, ask, reference):
        return named
    if described:
        return rules_beside.with_rules(described, ask, reference)
    return _proposed(fitting, ask, reference)


_PAYING = re.compile(r"\bwho pays\b|\bwho (?:is|do we) (?:liable|bill)\b", re.IGNORECASE)


def _asked_beside_place(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """What a note says to a question that wants more than a place of service."""
    wider = _MODIFIER.search(ask.text) or _PAYING.search(ask.text)
    if (chosen := verdicts.noted(ask, reference)) and chosen[0].evidence[0].key == "place-of-service":
        return chosen[:1]
    only = _OF_A_PLACE.issuperset(ask.intents) and not wider
    return () if only else verdicts.noted(ask, reference) or rules.stated(ask, reference)[:1]


def tells_whole(ask: Ask, reference: Reference) -> bool:
    """Whether the question wishes the code of a condition, a procedure, an item or a drug and leaves nothing of it open."""
    if (
        exact_titles.named(ask, reference)
        or told_items.told(ask, reference)
        or case_rows.told(ask, reference)
        or story_codes.sure(ask, reference)
        or item_codes.sure(ask, reference)
        or procedure_codes.sure(ask, reference)
    ):
        return True
    if any(one.kind == "code_fitting" for one in told_procedures.told(ask, reference)):
        return True
    described = by_description.clear(ask, reference)
    if (described and by_description.settled(described)) or finders.first(
        (*finders.TOGETHER, *finders.IN_CODES, *finders.STORIES), ask, reference
    ):
        return True
    return not _OF_CPT.search(ask.text) and any(
        one.kind == "drug_code" for one in by_name.named(ask, reference)
    )


_OF_CPT = re.compile(r"\bcpt\b", re.IGNORECASE)


def _proposed(fitting: tuple[Finding, ...], ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The codes that may be meant, and the rules; where there is neither, what the question has to tell."""
    stated = rules_beside.stated_on(ask, reference)
    if whole_code_wished(ask.text):
        stated = tuple(one for one in stated if one.kind not in NOTES)
    proposed = by_description.proposed(ask, reference, noted=bool(stated)) if not fitting else ()
    if any(one.kind == "payment_area" for one in stated) and not _fits(proposed):
        proposed = ()  # a place is what is asked of
    if proposed:
        return (*proposed, *(one for one in stated if rules_beside.belongs(one, proposed, ask, reference)))
    if titled := () if fitting else _titled(stated, ask, reference):
        return (*titled, *(one for one in stated if rules_beside.belongs(one, titled, ask, reference)))
    answered = (*limits.told(ask, reference), *fitting, *stated)
    return answered or by_description.near_titles(ask, reference) or (asking_back(ask),)


def _fits(found: tuple[Finding, ...]) -> bool:
    return any(one.kind == "code_fitting" for one in found)


def _titled(beside: tuple[Finding, ...], ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The code that the whole mail tells, where it wishes one and what else is said names none."""
    if of_business(ask):
        return ()
    named = codes_named.MODIFIER if Intent.MODIFIER in ask.intents else codes_named.CODE
    better = any(one.kind not in _QUOTED or named.search(str(one.values.get("first"))) for one in beside)
    if better and not told_titles.modifier_surely(ask, reference):
        return ()
    return by_description.by_titles(ask, reference)


_QUOTED = frozenset({*NOTES, "verdict"})


def _counted_drug(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The named drug with its units, where the question tells what became of all of it: no note says more."""
    found = by_name.named(ask, reference)
    return found if any(one.values.get("settled") for one in found) else ()


_STAGES: tuple[Finder, ...] = (
    _pointed_at,
    _judged,
    services_told.shots,
    services_told.told,
    *finders.IN_SO_MANY_WORDS,
    *finders.TOGETHER,
    _operated,
    screenings.told,
    things_in_words.told,
    counted_first.leveled,
    _placed,
    procedure_asked.told,
    counted_first.covered,
    *finders.IN_CODES,
    measures.counted,
    _counted_drug,
    _surely_noted,
    documents.named,
    *finders.STORIES,
    _described,
)
"""Who is asked, one after the other, until one has found something: the surer before the vaguer."""
