"""What a note of the tabular list names is included in a code, or kept out of it; sides; risk categories by age."""

from __future__ import annotations

from datetime import date

import pytest

from consultant.answering import Answerer
from consultant.answering.findings.crosswalks import risk_edits
from consultant.model.catalogue import Absent, CodeStatus, Entry, Note, NoteKind
from consultant.model.codes import CodeSystem
from consultant.model.membership import RiskCategory, RiskEdit
from consultant.templates import MailTemplates
from tests.fakes.catalogue import RELEASES, CodeSet, MemoryCatalogue
from tests.fakes.questions import question

_RELEASE = RELEASES[CodeSet.ICD10CM]
_TITLES = {
    "B35.4": "Tinea corporis",
    "J32": "Chronic sinusitis",
    "H25.11": "Age-related nuclear cataract, right eye",
    "H25.12": "Age-related nuclear cataract, left eye",
    "H25.13": "Age-related nuclear cataract, bilateral",
}
_NOTES = (
    Note(NoteKind.INCLUSION_TERM, "Ringworm of the body", "B35.4", _RELEASE),
    Note(NoteKind.INCLUDES, "sinus abscess", "J32", _RELEASE),
    Note(NoteKind.EXCLUDES1, "barber's itch (B35.0)", "B35.4", _RELEASE),
    Note(NoteKind.EXCLUDES2, "acute sinusitis (J01.-)", "J32", _RELEASE),
)


class _Tabular(MemoryCatalogue):
    def entry(self, system: CodeSystem, code: str, on: date) -> Entry | Absent:
        if code not in _TITLES:
            return super().entry(system, code, on)
        return Entry(system, code, _TITLES[code], False, CodeStatus.ACTIVE, _RELEASE)

    def children(self, system: CodeSystem, code: str, on: date) -> tuple[Entry, ...]:
        below = [one for one in _TITLES if code == "H25.1" and one.startswith(code)]
        found = (self.entry(system, one, on) for one in below)
        return tuple(one for one in found if isinstance(one, Entry)) or super().children(system, code, on)

    def notes(self, code: str, on: date) -> tuple[Note, ...]:
        return tuple(one for one in _NOTES if code.startswith(one.stated_at))


def _short(text: str) -> str:
    told = Answerer(_Tabular(), MailTemplates()).draft(question(text)).text
    return told.partition("SHORT ANSWER\n")[2].partition("\n\n")[0]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Barber's itch: B35.4?", 'No: "barber\'s itch (B35.0)" is in the Excludes1 note at B35.4'),
        ("B35.4: does that include ringworm of the body?", 'Yes: "Ringworm of the body"'),
        ("Does B35.4 include ringworm of the scalp?", "B35.4: Tinea corporis"),
        ("Is a sinus abscess in J32?", 'Yes: "sinus abscess"'),
        ("Does J32 include acute sinusitis?", 'No: "acute sinusitis (J01.-)"'),
    ],
)
def test_a_condition_is_found_in_the_notes_of_the_cited_code(text: str, first: str) -> None:
    assert _short(text).startswith(first)


def test_the_code_for_both_sides_is_found_though_its_title_names_no_eye() -> None:
    assert _short("H25.11 and H25.12, both eyes").startswith("H25.13 alone")


def test_a_code_for_both_sides_is_not_that_of_one() -> None:
    assert _short("Is H25.13 for the left eye only?").startswith("No: H25.13 is for both sides; for the left")


def _risk(*edits: RiskEdit) -> RiskCategory:
    return RiskCategory("CMS-HCC Model V28", "23", "Cancers", (), (), _RELEASE, edits)


@pytest.mark.parametrize(
    ("edit", "text", "told"),
    [
        (RiskEdit("age", "", None, 49, "override", "22"), "the member is 45 years old", ("a patient of 45", ("22",))),
        (RiskEdit("age", "", None, 49, "override", "22"), "the member is 55 years old", ("", ())),
        (RiskEdit("age", "", 2, None, "invalid", ""), "a girl, 3 years old", ("a female patient of 3", ("",))),
        (RiskEdit("sex", "1", None, None, "invalid", ""), "for a man", ("a male patient", ("",))),
        (RiskEdit("sex", "1", None, None, "invalid", ""), "for a woman", ("", ())),
        (RiskEdit("sex", "2", None, None, "override", "22"), "does a woman differ from a man?",
            ("a female patient", ("22",))),
        (RiskEdit("age", "", None, 49, "override", "22"), "no age is told", ("", ())),
    ],
)  # fmt: skip
def test_age_and_sex_change_what_counts(edit: RiskEdit, text: str, told: tuple[str, tuple[str, ...]]) -> None:
    model = "CMS-HCC Model V28"
    patient, counted = risk_edits.overridden([model], [_risk(edit)], text)
    assert (patient, counted) == (told[0], tuple((model, category) for category in told[1]))
