"""A question that cites no code: what it describes, the place it asks about, a rule of our notes; else it is asked back."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from consultant.answering import anesthesia_told, locality_open
from consultant.answering.asking_back import COVERAGE, GENERAL, asking_back, in_general, wishes_code
from consultant.answering.findings import Finder, measures
from consultant.answering.findings.codes import (
    approaches,
    inpatient_places,
    objectives,
    operations,
    used_releases,
)
from consultant.answering.findings.coverage import (
    anesthesia,
    documents,
    indicator_meanings,
    payment_areas,
    payments,
    places,
)
from consultant.answering.findings.crosswalks import groups_in_words, replaced_groups, risk_categories
from consultant.answering.findings.descriptions import (
    bill_types,
    by_description,
    coded_lists,
    dementias,
    exact_titles,
    group_titles,
    inpatient_index,
    inpatient_procedures,
    measured,
    natures,
    new_codes,
    on_each_day,
    product_names,
    remarks_in_words,
    remarks_searched,
    said_alone,
    screenings,
    told_operations,
    told_procedures,
    told_titles,
)
from consultant.answering.findings.drugs import by_name, giving, uncoded
from consultant.answering.findings.edits import things_in_words
from consultant.answering.findings.guidelines import (
    beside_stories,
    births,
    gestation,
    hypertensive,
    infarctions,
    pregnancies,
    pressure_ulcers,
    septic,
    sequelae,
    seventh_told,
    status_told,
    stories,
    told,
)
from consultant.answering.findings.modifiers import situations
from consultant.answering.findings.notes import limits, note_ranking, rules, verdicts
from consultant.answering.findings.visits import infusions, therapy
from consultant.answering.intents import Intent
from consultant.answering.intents.forms import wants_code
from consultant.answering.intents.modifiers import compares_modifiers
from consultant.answering.leads import NOTES
from consultant.answering.reading import Ask
from consultant.answering.reading.descriptions import description, whole_code_wished
from consultant.answering.reading.naming import names_nothing, points_at_a_case
from consultant.answering.reading.parts import parts
from consultant.answering.reference import Reference
from consultant.model.answer import Finding
from consultant.model.codes import Citation, CodeSystem

_COVERED = "Medicare coverage"
_BARE_WISH = 6
"""Words of a wish for a code that tells nothing to choose it by: no rule answers it."""
_PLAIN_WISH = re.compile(
    r"\b(need|give me|looking for|what is|what's|which is) (the |an? )?"
    r"((icd-?10(-cm)?|cpt|hcpcs|dx|diagnosis|procedure)( code)?|code) (for|of)\b",
    re.IGNORECASE,
)
"""A code is wanted, and no rule."""
_OF_A_PLACE = frozenset({*GENERAL, Intent.STATUS, Intent.PAYMENT, Intent.CHOICE, Intent.FIELD, Intent.VALID})
"""What can be asked of a place of service."""
_MODIFIER = re.compile(r"\bmod(?:ifier)?s?\b", re.IGNORECASE)


def findings(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """What answers the question, and the code for giving the drug that it names, where that is wished besides."""
    found, given = _of_system(_findings(ask, reference), ask), giving.told(ask, reference)
    unnamed = all(one.kind in ("not_answered", "particulars_lacking") for one in found)
    return given if given and unnamed else (*found, *given, *_week(found, ask, reference))


_AFTERWARDS = re.compile(
    r"\b(?:post-?partum|puerper\w*|after (?:the )?(?:delivery|birth)|weeks? (?:ago|later|post)|delivered)\b",
    re.IGNORECASE,
)
"""Weeks that are not those of the pregnancy."""


def _week(found: tuple[Finding, ...], ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The told week of a pregnancy behind the one code of chapter 15 that fits."""
    fitting = [one for one in found if one.kind == "code_fitting"]
    if len(fitting) != 1 or not fitting[0].codes[0].startswith("O") or _AFTERWARDS.search(ask.text):
        return ()
    if any(one.kind in ("codes_fitting", "codes_in_order", "gestation_week") for one in found):
        return ()
    code = fitting[0].codes[0]
    cited = replace(ask, citations=(Citation(CodeSystem.ICD10CM, code, (0, 0)),))
    return gestation.told_beside(cited, reference) if code < "O80" else ()


_PCS_NAMED = re.compile(r"\b(?:icd-?\s?10-?\s?)?pcs\b|\bbody part (?:key|values?)\b", re.IGNORECASE)
_SEVEN = re.compile(r"\b(?:seven|7) characters\b", re.IGNORECASE)
_OPERATED = re.compile(
    r"\b(?:amputat\w+|\w+ectomy|\w+ostomy|\w+otomy|\w+plasty|replacement|transplant\w*|bypass|ventilat\w+|resect\w+|excis\w+|removed)\b",
    re.IGNORECASE,
)
_DIAGNOSIS_NAMED = re.compile(r"\bcm\b|\bdx\b|\bdiagnos\w+", re.IGNORECASE)
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


def fitting(ask: Ask, reference: Reference) -> tuple[str, ...]:
    """The codes that fit what the question describes."""
    found = findings(ask, reference)
    return tuple(code for one in found if one.kind == "code_fitting" for code in one.codes)


def _all_fitting(found: tuple[Finding, ...]) -> bool:
    return bool(found) and found[0].kind != "verdict" and all(one.kind in _FITTING for one in found)


_FITTING = frozenset({"code_fitting", "codes_fitting", "pcs_characters", "pcs_since", "verdict"})
"""Kinds of a procedure whose code is told, with what is asked of it."""


def _of_diagnoses(one: Finding) -> bool:
    return any(not _PROCEDURE_CODE.fullmatch(code) for code in one.codes)


_PROCEDURE_CODE = re.compile(r"[0-9A-HJ-NP-Z]{7}")


def _findings(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The code or modifier that the question describes, the contractor of its state, our notes; else what it has to tell."""
    if points_at_a_case(ask.text):
        return (asking_back(ask),)
    if told_so := _first(_IN_SO_MANY_WORDS, ask, reference):
        return told_so
    if of_procedures(ask.text) and _all_fitting(operated := inpatient_procedures.told(ask, reference)):
        return operated
    if screening := screenings.told(ask, reference):
        return screening
    if several := things_in_words.told(ask, reference):
        return several
    if placed := places.sure(ask, reference):
        return (*_asked_beside_place(ask, reference), *placed)
    procedure = told_procedures.told(ask, reference)
    if procedure and (diagnosis := _plain_diagnosis(ask, reference)):
        return diagnosis
    if procedure and (ruled := _of_medicare(ask, reference)):
        return ruled
    if procedure and (further := _ruled(procedure, ask, reference)):
        return further
    if procedure:
        drug = by_name.dosed(ask, reference)
        open_drug = any(one.kind == "drug_codes" for one in drug)
        return (*procedure, *drug) if open_drug else (*drug, *procedure)
    if exact := _first(_IN_CODES, ask, reference):
        return exact
    if measured_so := measures.counted(ask, reference):
        return measured_so
    if (verdicts.says_all(ask, reference) or verdicts.is_meant(ask, reference)) and (
        noted := _noted(ask, reference)
    ):
        return noted
    if story := documents.named(ask, reference) or _first(_STORIES, ask, reference):
        return story
    if counted := _counted_drug(ask, reference):
        return counted
    modifier_asked = Intent.MODIFIER in ask.intents or compares_modifiers(ask.text)
    described = () if modifier_asked or _of_coverage(ask) else by_description.clear(ask, reference)
    if described and by_description.settled(described):
        return _with_rules(described, ask, reference)
    if alone := () if modifier_asked else said_alone.told(ask, reference):
        return alone
    if answered := _first(_WHOLE, ask, reference):
        return (*_titled(answered, ask, reference), *answered)
    if names_nothing(ask.text):
        return (asking_back(ask),)
    fitting = situations.modifiers(ask, reference) if modifier_asked else ()
    if any(finding.kind == "return_open" for finding in fitting):
        return fitting
    if named := _first(_NAMED, ask, reference):
        return named
    return _with_rules(described, ask, reference) if described else _proposed(fitting, ask, reference)


def _plain_diagnosis(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The diagnosis that a description is the name of, by a common term or a whole title: no procedure is meant."""
    wanted = description(ask.text)
    if wanted is None or wanted.lone or CodeSystem.ICD10CM not in wanted.systems:
        return ()
    found = by_description.indexed(ask, reference) or exact_titles.named(ask, reference)
    return (
        found if any(one.kind == "code_fitting" and not one.codes[0].startswith("Z") for one in found) else ()
    )


_HOW_OFTEN = re.compile(
    r"\bhow (?:often|many (?:hours|sessions|visits|times))\b|\bhours\b|\bsessions\b|\bfrequency\b|\b(?:per|a|each) year\b",
    re.IGNORECASE,
)
"""Asks for the limit of a benefit."""


def _of_medicare(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The verdicts on what Medicare covers or calls a service: the code that others use for it is no answer."""
    if not _OF_MEDICARE.search(ask.text):
        return verdicts.noted(ask, reference) if _HOW_OFTEN.search(ask.text) and not wishes_code(ask) else ()
    noted = verdicts.noted(ask, reference)
    first = str(noted[0].values["first"]) if noted else ""
    its_own = "Medicare" in first and names_code(first)
    return noted if its_own or _of_coverage(ask) or verdicts.is_meant(ask, reference) else ()


def _ruled(procedure: tuple[Finding, ...], ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The verdicts on a question that asks more than the code of a told procedure, where they name that code too."""
    if len(parts(ask.text)) == 1:
        return ()
    told = verdicts.noted(ask, reference)
    said = " ".join(str(one.values["first"]) for one in told)
    return told if all(code in said for one in procedure for code in one.codes) else ()


def _noted(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """What our notes answer first; nothing that names no code where a code is wished with all its characters."""
    found = verdicts.noted(ask, reference)
    named = not whole_code_wished(ask.text) or any(
        _NAMED_CODE.search(str(one.values.get("first"))) for one in found
    )
    return found if named else ()


_OF_MEDICARE = re.compile(r"\bmedicare\b|\bpart b\b", re.IGNORECASE)


def _of_coverage(ask: Ask) -> bool:
    """Whether Medicare is named and no code is wished: what it covers is asked, and not what the service is called."""
    return bool(_OF_MEDICARE.search(ask.text)) and not wishes_code(ask) and not wants_code(ask.text)


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
    if exact_titles.named(ask, reference):
        return True
    if any(one.kind == "code_fitting" for one in told_procedures.told(ask, reference)):
        return True
    described = by_description.clear(ask, reference)
    if (described and by_description.settled(described)) or _first((*_IN_CODES, *_STORIES), ask, reference):
        return True
    return not _OF_CPT.search(ask.text) and any(
        one.kind == "drug_code" for one in by_name.named(ask, reference)
    )


_OF_CPT = re.compile(r"\bcpt\b", re.IGNORECASE)


def _proposed(fitting: tuple[Finding, ...], ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The codes that may be meant, and the rules; where there is neither, what the question has to tell."""
    stated = _rules(ask, reference)
    if whole_code_wished(ask.text):
        stated = tuple(one for one in stated if one.kind not in NOTES)
    proposed = by_description.proposed(ask, reference, noted=bool(stated)) if not fitting else ()
    if proposed:
        return (*proposed, *(one for one in stated if _beside(one, proposed, ask, reference)))
    if titled := () if fitting else _titled(stated, ask, reference):
        return (*titled, *(one for one in stated if _beside(one, titled, ask, reference)))
    answered = (*limits.told(ask, reference), *fitting, *stated)
    return answered or by_description.near_titles(ask, reference) or (asking_back(ask),)


def names_code(text: str) -> bool:
    """Whether a sentence names a whole code: then it is no rule alone."""
    return bool(_NAMED_CODE.search(text)) or any(map(_PROCEDURE_CODE.fullmatch, _WORDS.findall(text)))


def names_diagnosis(text: str, reference: Reference) -> bool:
    """Whether a text names a diagnosis that may be reported, and not only as an example."""
    named = _NAMED_DIAGNOSIS.findall(_EXAMPLE.sub(" ", text))
    return any(reference.reportable(code) for code in named)


_NAMED_DIAGNOSIS = re.compile(r"\b[A-Z]\d[0-9A-Z](?:\.\w{1,4})?(?![-\w])(?!\.[-\w])")
_EXAMPLE = re.compile(r"\b(?:such as|like|for example|e\.g\.) [^,;:]+")
_WORDS = re.compile(r"\w+")


def _titled(beside: tuple[Finding, ...], ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The code that the whole mail tells, where it wishes one and what else is said names none."""
    named = _NAMED_MODIFIER if Intent.MODIFIER in ask.intents else _NAMED_CODE
    better = any(one.kind not in _QUOTED or named.search(str(one.values.get("first"))) for one in beside)
    if better and not told_titles.modifier_surely(ask, reference):
        return ()
    return by_description.by_titles(ask, reference)


_QUOTED = frozenset({*NOTES, "verdict"})
_NAMED_CODE = re.compile(r"\b(?:[A-Z]\d[0-9A-Z]\.\w{1,4}|\d{4}[0-9TU]|[A-Z]\d{4})\b")
_NAMED_MODIFIER = re.compile(r"\b(?:[A-Z][A-Z0-9]|modifier \d\d)\b")


def _rules(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """What rules, factors and policies say; nothing to a plain wish for a code."""
    stated = _first(_STATED, ask, reference)
    if not stated and in_general(ask) and not wishes_code(ask):
        stated = rules.pointed_to(ask, reference)
    bare = wants_code(ask.text) and len(ask.text.split()) <= _BARE_WISH
    if (bare and not any(one.kind == "payment_area" for one in stated)) or _PLAIN_WISH.search(ask.text):
        return ()
    return _naming_a_procedure(stated, ask)


def _first(finders: Iterable[Finder], ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """What the first of the finders that find anything has found; those behind it are not asked."""
    return next((found for finder in finders if (found := finder(ask, reference))), ())


def _with_rules(described: tuple[Finding, ...], ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The codes that fit a description with the rules on them."""
    beside = rules.stated(ask, reference)
    left = rules.by_name(_LATE_EFFECTS, ask, reference) if _of_a_late_effect(described, ask) else ()
    return (*described, *(left or (one for one in beside if _beside(one, described, ask, reference))))


_LATE_EFFECTS = "icd-sequela"


def _of_a_late_effect(described: tuple[Finding, ...], ask: Ask) -> bool:
    """Whether the code of the cause of a late effect is wished: what the cause left behind goes before it."""
    late = any(code.endswith("S") for one in described if one.kind == "code_fitting" for code in one.codes)
    return late and "cause" in ask.text.lower()


def _naming_a_procedure(stated: tuple[Finding, ...], ask: Ask) -> tuple[Finding, ...]:
    """Where a procedure's code is wished, what is stated without the notes that name none: a rule beside it is no answer."""
    wanted = description(ask.text)
    if wanted is None or wanted.bare or not wanted.systems <= _OF_PROCEDURES:
        return stated
    return tuple(
        one for one in stated if one.kind not in NOTES or _PROCEDURE.search(str(one.values.get("text")))
    )


_OF_PROCEDURES = frozenset({CodeSystem.CPT, CodeSystem.HCPCS, CodeSystem.ICD10PCS})
_PROCEDURE = re.compile(r"\b(?:\d{5}|[A-Z]\d{4}|\d{4}[TU])\b")


def _counted_drug(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The named drug with its units, where the question tells what became of all of it: no note says more."""
    found = by_name.named(ask, reference)
    return found if any(one.values.get("settled") for one in found) else ()


def _beside(stated: Finding, proposed: tuple[Finding, ...], ask: Ask, reference: Reference) -> bool:
    """Whether what else is known belongs to a code that fits: of our notes only those on the code itself."""
    if stated.kind in NOTES and any(one.values.get("sides") for one in proposed):
        return False  # only the side is to be told
    fitting = [code for one in proposed if one.kind in ("code_fitting", "combined") for code in one.codes]
    note = reference.note(stated.evidence[0].key) if stated.kind in NOTES and stated.evidence else None
    if not fitting or note is None:
        return True
    if note.topic == _COVERED and not COVERAGE.intersection(ask.intents):
        return False
    return any(map(note.covers, fitting)) and note_ranking.named(note, ask)


def _policies(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The contractor of the state; before it that coverage documents are not loaded, where one is wanted."""
    unheld = documents.unheld(ask, reference)
    beside = documents.contractor(ask, reference) or (rules.stated(ask, reference) if unheld else ())
    return (*unheld, *beside)


def _factors(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The conversion factors of the years that are asked for; our note on them where one of these is not loaded."""
    found = payments.factor(ask, reference)
    loaded = tuple(one for one in found if not one.values.get("other_year"))
    if len(loaded) == len(found):
        return found
    return rules.by_name(_FACTOR_NOTE, ask, reference) or found


_FACTOR_NOTE = "fee-conversion-factor"


_IN_SO_MANY_WORDS: tuple[Finder, ...] = (
    on_each_day.told,
    on_each_day.again,
    beside_stories.control,
    replaced_groups.told,
    risk_categories.ranked,
    exact_titles.named,
    approaches.named,
    inpatient_places.told,
    inpatient_index.told,
    bill_types.told,
    coded_lists.told,
    groups_in_words.whole,
    told_operations.with_code,
    objectives.told,
    told_operations.of_procedure,
    product_names.named,
    by_name.branded,
    remarks_in_words.remark,
    remarks_in_words.reason,
)
"""What a mail names by a brand, or by the system of the code that it wishes: no other words of it tell more."""
_IN_CODES: tuple[Finder, ...] = (
    by_description.indexed,
    pressure_ulcers.progressed,
    pressure_ulcers.told,
    septic.failing,
    dementias.told,
    hypertensive.combined,
    natures.told,
    said_alone.treated,
)
"""Of which a rule is known that names the codes themselves: no note, which tells their categories, says more."""
_STORIES: tuple[Finder, ...] = (
    remarks_searched.named,
    group_titles.named,
    new_codes.named,
    measured.told,
    sequelae.hemiplegia,
    births.told,
    pregnancies.told,
    infarctions.again,
    stories.told,
    natures.with_injury,
    beside_stories.joint,
    beside_stories.joint_status,
    status_told.told,
    beside_stories.past_cancer,
)
"""The codes of what a story tells whole, in their order, before any single word of it is looked up."""
_WHOLE: tuple[Finder, ...] = (
    seventh_told.told,
    inpatient_procedures.told,
    limits.told,
    uncoded.counted,
    anesthesia_told.priced,
    anesthesia.beside_national,
    situations.digits_told,
    anesthesia.time_units_alone,
    _noted,
    operations.named,
    lambda ask, _: indicator_meanings.told(ask),
    places.named,
)
"""What answers a whole question."""
_NAMED: tuple[Finder, ...] = (
    by_name.named,
    used_releases.used,
    infusions.timed,
    groups_in_words.told,
    gestation.week,
    infarctions.elapsed,
)
"""What is named without its code."""
_STATED: tuple[Finder, ...] = (
    locality_open.asked_back,
    sequelae.past,
    therapy.told,
    anesthesia.factors,
    _factors,
    payment_areas.areas,
    risk_categories.named,
    _policies,
    told.conditions_only,
    rules.stated,
)
"""Rules, factors and policies."""
