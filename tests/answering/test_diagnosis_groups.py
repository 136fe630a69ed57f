"""What the data settle of diagnoses: hierarchies, the code editor, sides, weeks, time since a heart attack, groups in words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import cast

import pytest

from consultant.answering import Answerer
from consultant.answering.findings.crosswalks import groups_in_words, inpatient_groups, risk_models
from consultant.answering.reference import Reference
from consultant.model.answer import Draft
from consultant.model.catalogue import AbsenceKind, Absent, CodeStatus, Entry, Note, NoteKind, Release
from consultant.model.codes import Citation, CodeSystem
from consultant.model.described import Heard, Likely
from consultant.model.inpatient import Character
from consultant.model.membership import ClaimEdit, Memberships, RiskCategory
from consultant.templates import MailTemplates
from tests.answering.test_verdicts import NOTES, Published
from tests.answering.traceability import untraced_in_bullets
from tests.fakes.catalogue import RELEASES, CodeSet, _entry
from tests.fakes.questions import question

_RELEASE = RELEASES[CodeSet.ICD10CM]
_TITLES = {
    "E11.51": "Type 2 diabetes mellitus with diabetic peripheral angiopathy without gangrene",
    "E11.9": "Type 2 diabetes mellitus without complications",
    "E11.22": "Type 2 diabetes mellitus with diabetic chronic kidney disease",
    "E11.42": "Type 2 diabetes mellitus with diabetic polyneuropathy",
    "E11.621": "Type 2 diabetes mellitus with foot ulcer",
    "L97.422": "Non-pressure chronic ulcer of left heel and midfoot with fat layer exposed",
    "N18.31": "Chronic kidney disease, stage 3a",
    "I48.91": "Unspecified atrial fibrillation",
    "C61": "Malignant neoplasm of prostate",
    "O09.521": "Supervision of elderly multigravida, first trimester",
    "O48.0": "Post-term pregnancy",
    "Z3A.41": "41 weeks gestation of pregnancy",
    "H25.11": "Age-related nuclear cataract, right eye",
    "H25.12": "Age-related nuclear cataract, left eye",
    "H25.10": "Age-related nuclear cataract, unspecified eye",
    "I21.4": "Non-ST elevation (NSTEMI) myocardial infarction",
    "I25.2": "Old myocardial infarction",
    "I69.354": "Hemiplegia and hemiparesis following cerebral infarction affecting left non-dominant side",
    "G81.94": "Hemiplegia, unspecified affecting left nondominant side",
    "L03.90": "Cellulitis, unspecified",
    "Z86.73": "Personal history of cerebral infarction without residual deficits",
    "I63.9": "Cerebral infarction, unspecified",
    "G81.91": "Hemiplegia, unspecified affecting right dominant side",
    "P07.18": "Other low birth weight newborn",
    "M54.2": "Cervicalgia",
    "H28": "Cataract in diseases classified elsewhere",
    "E11.36": "Type 2 diabetes mellitus with diabetic cataract",
    "S13.4XXD": "Sprain of ligaments of cervical spine, subsequent encounter",
    "S13.4XXA": "Sprain of ligaments of cervical spine, initial encounter",
}
_GROUPS = {
    "870": "SEPTICEMIA OR SEVERE SEPSIS WITH MV >96 HOURS",
    "871": "SEPTICEMIA OR SEVERE SEPSIS WITHOUT MV >96 HOURS WITH MCC",
    "872": "SEPTICEMIA OR SEVERE SEPSIS WITHOUT MV >96 HOURS WITHOUT MCC",
}
_CATEGORIES = {"E11.51": "37", "E11.22": "37", "E11.9": "38", "I48.91": "238"}
_EDITS = {
    "C61": ("Male Only",),
    "H28": ("Manifestation (Not Allowed as Principal Diagnosis)",),
    "O09.521": ("Maternity (Ages 9-64)", "Female Only"),
}


class Grouped(Published):
    """Diagnoses with their risk categories, code edits and siblings."""

    def entry(self, system: CodeSystem, code: str, on: date) -> Entry | Absent:
        titles = _TITLES if system is CodeSystem.ICD10CM else _GROUPS if system is CodeSystem.DRG else {}
        if code not in titles:
            return super().entry(system, code, on)
        return Entry(system, code, titles[code], False, CodeStatus.ACTIVE, _RELEASE)

    def children(self, system: CodeSystem, code: str, on: date) -> tuple[Entry, ...]:
        siblings = ("H25.10", "H25.11", "H25.12") if code == "H25.1" else ()
        below = (self.entry(system, one, on) for one in siblings)
        return tuple(one for one in below if isinstance(one, Entry)) or super().children(system, code, on)

    def memberships(self, code: str, on: date) -> Memberships:
        category, edits = _CATEGORIES.get(code), _EDITS.get(code, ())
        lower = {"37": ("38",)}
        risk = tuple(
            RiskCategory("CMS-HCC Model V28", one, f"Label {one}", lower.get(one, ()), (), _RELEASE)
            for one in ([category] if category else [])
        )
        kinds = {rule: "Sex" if "Only" in rule else "Age" for rule in edits}
        claim_edits = tuple(ClaimEdit(kinds[rule], rule, _RELEASE) for rule in edits)
        none = Absent(AbsenceKind.NO_ROW, CodeSet.MCE, _RELEASE)
        return replace(super().memberships(code, on), risk=risk, claim_edits=claim_edits or none)

    def risk_category(self, category: str, model: str, on: date) -> RiskCategory | Absent:
        ranks = {"35": (("38",), ()), "38": ((), ("35",)), "226": ((), ())}
        if category not in ranks:
            return Absent(AbsenceKind.NO_ROW, CodeSet.HCC, _RELEASE)
        return RiskCategory(model, category, f"Label {category}", *ranks[category], _RELEASE)

    def notes(self, code: str, on: date) -> tuple[Note, ...]:
        words = "current injury - see injury of spine by body region"
        own = (Note(NoteKind.EXCLUDES1, words, "M50-M54", _RELEASE),) if code.startswith("M54") else ()
        named = "cataract in diabetes mellitus (E10.36, E11.36)"
        sent = (Note(NoteKind.EXCLUDES1, named, "H28", _RELEASE),) if code == "H28" else ()
        return (*own, *sent, *super().notes(code, on))

    def characters(self, code: str) -> tuple[Character, ...]:
        said = {
            "0DB": ("B", "Excision", "Cutting out a portion"),
            "0DT": ("T", "Resection", "Cutting out all"),
        }
        return (Character(3, *_operation(*said[code])),) if code in said else ()


def _operation(letter: str, name: str, definition: str) -> tuple[str, str, str, Release, str]:
    return letter, "Operation", name, _RELEASE, definition


class Titles:
    """Finds every sepsis group for any words of sepsis."""

    def likely(self, words: str, systems: frozenset[CodeSystem], on: date) -> tuple[Likely, ...]:
        if "sepsis" not in words or systems != {CodeSystem.DRG}:
            return ()
        entries = (Grouped().entry(CodeSystem.DRG, code, on) for code in _GROUPS)
        return tuple(Likely(entry, 0.5, 1.0) for entry in entries if isinstance(entry, Entry))

    def heard(self, story: str, systems: frozenset[CodeSystem]) -> tuple[Heard, ...]:
        return ()

    def titled(self, text: str, systems: frozenset[CodeSystem], on: date) -> tuple[Likely, ...]:
        return ()


def draft(text: str) -> Draft:
    return Answerer(Grouped(), MailTemplates(), NOTES, Titles()).draft(question(text))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("E11.51 and E11.9: HCC V28, does one drop the other?", "Yes: in CMS-HCC Model V28 HCC 37 (E11.51) drops HCC 38"),
        ("Do E11.9 and E11.51 both count for the HCC score?", "No: in CMS-HCC Model V28 HCC 37 (E11.51) drops HCC 38"),
        ("Is E11.9 above E11.51 in the HCC hierarchy?", "No: in CMS-HCC Model V28 HCC 37 (E11.51) drops HCC 38"),
        ("Do E11.51 and I48.91 both count for RAF?", "Yes: in CMS-HCC Model V28 no hierarchy joins HCC 37"),
        ("Do E11.51 and E11.22 both count for RAF?", "No: in CMS-HCC Model V28 E11.51 and E11.22 fall in HCC 37"),
        ("Does the MCE take O09.521 for a woman aged 33?", "Yes: O09.521 passes for a female patient of 33"),
        ("Would the code editor complain about O09.521 on a woman of 70?", "Yes: O09.521 does not fit a patient of 70"),
        ("O09.521, woman aged 70: will the age edit fire?", "O09.521 does not fit a patient of 70"),
        ("H28 as principal and C61 for a female patient, which edit is each?", "H28 is Manifestation"),
        ("Is there a sex edit on C61?", "Yes: C61 is Male Only in the Medicare code editor"),
        ("Any MCE age edit on I48.91?", "has no age, sex or manifestation edit on I48.91"),
        ("We coded H25.11. What if it's the opposite eye?", "for the left side the code is H25.12"),
        ("Is H25.10 fine for the left eye?", "No: H25.10 leaves the side open; for the left side the code is H25.12"),
        ("Which laterality do H25.11 and L03.90 have?", "H25.11 names the side (right)"),
        ("At 41 weeks, which weeks of gestation code with O48.0?", "Z3A.41 (41 weeks gestation of pregnancy) is added"),
        ("I21.4 was five weeks ago. Can we still use it?", "No: more than 4 weeks (28 days)"),
        ("I21.4 was 10 days ago, still right?", "Yes: within 4 weeks (28 days)"),
        ("Her heart attack was two months ago. Which code?", "it is I25.2 (Old myocardial infarction)"),
        ("Old stroke with left hemiplegia? right-handed man. Is it G81.94 or I69.354?", "I69.354, not G81.94"),
        ("Seventh character D means delayed healing, right?", "No: D as 7th character says subsequent encounter"),
        ("7th character A is for the first visit only?", "No: A"),
        ("Does the 7th character K stand for nonunion?", "Yes: K as 7th character says"),
        ("What MS-DRG is sepsis with MCC without long ventilation?", "MS-DRG 871: SEPTICEMIA"),
        ("Which DRG for sepsis on a ventilator over 96 hours?", "MS-DRG 870: SEPTICEMIA"),
        ("H28 first and E11.9 second, is the order ok?", "No, one code for both: E11.36 takes the place of H28 and E11.9"),
        ("Can H28 go with I48.91?", "no Excludes note stands between H28 and I48.91"),
        ("DRG for sepsis?", "The severity decides: MS-DRG 871"),
        ("Type 2 diabetic with a left heel ulcer, fat layer exposed", "E11.621 first"),
        ("E11.42 with N18.31, how many E11 codes?", "Both E11.42 and E11.22, then N18.31"),
        ("Is E11.51 with E11.9 redundant?", "Yes, only one of them: "),
        ("T88.7XXA for a rash from amoxicillin. Fine?", "No: when the nature of the reaction is known it is coded first"),
        ("Documented: stroke 2 years ago, no deficits. I63.9?", "No: Z86.73, not I63.9"),
        ("Which of I63.9 and G81.91 is principal?", "I63.9 first, then G81.91"),
        ("Is P07.18 allowed for a 5 month old?", "Yes: P07.18 may be coded at any age"),
        ("S13.4XXA plus M54.2?", "No: M54.2 and S13.4XXA may not be reported together (Excludes1 at M50-M54)"),
        ("The whole kidney is cut out - excision or resection?", "Resection: Excision (B) is cutting out a portion"),
        ("In PCS, what is the root operation resection?", "Resection (T) is cutting out all."),
        ("Are these billable: E11.9, L03.90, C61, P07.18?", "E11.9, L03.90, C61 and P07.18 are valid codes"),
        ("How many E11 codes go with E11.42 and N18.31?", "Both E11.42 and E11.22"),
        ("Type 2 DM with CKD stage 3a, codes?", "E11.22 first, then N18.31"),
        ("Third physio visit for the neck: S13.4XXA or S13.4XXD?", "S13.4XXD"),
        ("Age-related nuclear cataract of the right eye - H25.11?", 'Yes: H25.11 is "Age-related nuclear cataract, right eye"'),
        ("Can I12.9 be coded without N18.31?", "No, both: I12.9 before N18.31"),
        ("Do E11.51 and E11.9 fall in the same HCC?", "No: in CMS-HCC Model V28 HCC 37"),
        ("Is L03.90 specific enough?", "Yes: L03.90 is valid"),
        ("Does an I21.4 stand after four weeks?", "No: more than 4 weeks (28 days) after the heart attack I21.4"),
        ("Is Z79.4 fine without a diabetes code?", "No: Z79.4 is an additional code"),
        ("If both HCC 35 and HCC 38 are found in V28 for one member, which one stays?", "HCC 35 drops HCC 38"),
        ("Which HCC stays, 35 or 38?", "HCC 35 drops HCC 38"),
        ("HCC 226 and HCC 38 in V28, do both count?", "Yes: no hierarchy joins HCC 226 and 38"),
    ],
)  # fmt: skip
def test_the_data_settle_it_in_the_first_sentence(text: str, said: str) -> None:
    found = draft(text)
    assert said in found.text.split("WHAT THE DATA SAY")[0].replace("\n", " ")
    assert not untraced_in_bullets(found)


@pytest.mark.parametrize(
    ("subject", "text"),
    [
        ("groups", "CCSR for (1) E11.9 and (2) E11.51?"),
        ("", "CCSR categories please: a) E11.9 b) I48.91"),
        ("E11.9 default CCSR category?", "Question is in the subject, thanks."),
    ],
)
def test_the_group_named_over_the_codes_is_the_one_told(subject: str, text: str) -> None:
    asked = replace(question(text), subject=subject)
    if not asked.citations:
        asked = replace(asked, citations=(Citation(CodeSystem.ICD10CM, "E11.9", (len(text), len(text))),))
    found = Answerer(Grouped(), MailTemplates(), NOTES, Titles()).draft(asked)
    assert "HCC" not in found.text
    assert "CCSR is not loaded" in found.text


@pytest.mark.parametrize("asked", ["Do I report E11.9?", "Two separate codes with E11.9, or not?"])
def test_a_told_condition_that_takes_the_cited_code_in_is_told_with_the_combination(asked: str) -> None:
    assert "E11.22" in draft(f"Type 2 diabetes and CKD stage 3a documented. {asked}").text


@pytest.mark.parametrize(
    "text",
    [
        "Can E11.51 and E11.9 be coded together?",
        "Does I21.4 need a second code?",
        "How does a DRG work?",
        "What is H25.11?",
    ],
)
def test_what_is_not_asked_is_not_told(text: str) -> None:
    kinds = {finding.kind for finding in draft(text).findings}
    told = {"hierarchy", "claim_edits", "laterality", "infarction_time", "gestation_week", "groups_in_words"}
    assert kinds.isdisjoint(told)


@pytest.mark.parametrize(
    ("title", "rank"),
    [
        ("SIMPLE PNEUMONIA AND PLEURISY WITHOUT CC/MCC", 0),
        ("SIMPLE PNEUMONIA AND PLEURISY WITH CC", 1),
        ("SEPTICEMIA OR SEVERE SEPSIS WITHOUT MV >96 HOURS WITHOUT MCC", 1),
        ("HEART FAILURE AND SHOCK WITH MCC", 2),
    ],
)
def test_a_group_s_title_says_what_severity_it_is_for(title: str, rank: int) -> None:
    assert inpatient_groups.rank(title) == rank


@pytest.mark.parametrize(
    ("text", "models"),
    [
        ("HCC in V28, V24 and RxHCC", ("CMS-HCC Model V28", "CMS-HCC Model V24", "RxHCC Model V08")),
        ("in ESRD V21", ("CMS-HCC ESRD Model V21",)),
        ("RxHCC, V28", ("CMS-HCC Model V28", "RxHCC Model V08")),
        ("N18.6 ESRD: HCC in V24", ("CMS-HCC Model V24",)),
        ("the ESRD model", ("CMS-HCC ESRD Model V24",)),
        ("which HCC?", ()),
    ],
)
def test_models_are_known_by_version_or_kind(text: str, models: tuple[str, ...]) -> None:
    assert risk_models.named(text) == models


def test_the_sibling_of_a_cited_group_is_told_by_its_severity() -> None:
    text = "Which sibling of MS-DRG 871 is without MCC?"
    cited = (Citation(CodeSystem.DRG, "871", (24, 27)),)
    answerer = Answerer(Grouped(), MailTemplates(), NOTES, Titles())
    found = answerer.draft(replace(question(text), citations=cited))
    assert "MS-DRG 872: SEPTICEMIA" in found.text.split("WHAT THE DATA SAY")[0].replace("\n", " ")


def test_what_sets_two_groups_apart_is_how_their_titles_end() -> None:
    titles = ("HEART FAILURE WITH MCC", "HEART FAILURE WITHOUT MCC")
    shown = tuple(_entry(CodeSystem.DRG, "291", title) for title in titles)
    found = groups_in_words.of_entries(shown, "what is the difference?", cast(Reference, None))
    assert found.values["parting"] == ("WITH MCC", "WITHOUT MCC")
