"""The unspecified code of a category, for a condition of which no more is told; the weeks of a pregnancy beside a condition."""

from __future__ import annotations

from dataclasses import replace

import pytest

from consultant.answering.findings.descriptions import unspecified
from consultant.answering.reading.citing import is_model, older_diagnoses
from consultant.answering.reading.clinical import told, written_out
from consultant.answering.reading.descriptions import description
from consultant.model.catalogue import CodeSet, CodeStatus, Entry
from consultant.model.codes import Citation, CodeSystem
from consultant.model.described import Likely
from tests.fakes.catalogue import RELEASES

ENTRY = Entry(CodeSystem.ICD10CM, "L50.9", "Urticaria, unspecified", False, CodeStatus.ACTIVE,
              RELEASES[CodeSet.ICD10CM])  # fmt: skip
BEST = Likely(ENTRY, 1.0, 1.0)
OF_ITS_CATEGORY = Likely(replace(ENTRY, code="L50.1", description="Idiopathic urticaria"), 0.95, 1.0)


def default(*found: Likely, text: str = "what's the icd for hives") -> Likely | None:
    wanted = description(text)
    assert wanted is not None
    return unspecified.by_default(wanted, found)


def test_the_unspecified_code_stands_where_all_that_is_near_is_of_its_category() -> None:
    assert default(BEST, OF_ITS_CATEGORY) is BEST


def test_it_does_not_where_another_category_is_as_near() -> None:
    other = replace(OF_ITS_CATEGORY, entry=replace(OF_ITS_CATEGORY.entry, code="T78.3"))
    assert default(BEST, other) is None


@pytest.mark.parametrize(
    ("code", "title"),
    [
        ("H93.19", "Tinnitus, unspecified ear"),
        ("L89.609", "Pressure ulcer of unspecified heel, unspecified"),
        ("S62.109A", "Fracture of carpal bone, unspecified"),
        ("L50.8", "Other urticaria"),
    ],
)
def test_a_side_a_stage_or_an_encounter_has_no_default(code: str, title: str) -> None:
    assert default(replace(BEST, entry=replace(ENTRY, code=code, description=title))) is None


def test_what_is_denied_ends_before_the_trimester_and_means_the_same_in_other_words() -> None:
    wanted = told("placenta previa without bleeding third trimester")
    assert wanted.denied == {"bleed"}
    title = told("Complete placenta previa NOS or without hemorrhage, third trimester")
    assert not wanted.saying(frozenset({"hemorrhage"})).contradicts(title)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("three broken ribs on the left", "multiple fractures of ribs"),
        ("ringing in both ears", "tinnitus"),
        ("right hip replacement status", "presence of right artificial hip joint"),
        ("broken nose, first visit", "fracture nose"),
        (
            "iron deficiency anemia due to chronic GI bleeding",
            "iron deficiency anemia secondary to blood loss",
        ),
        ("sickle cell crisis with acute chest syndrome", "Hb-SS disease with acute chest syndrome"),
        ("ALL, never reached remission", "ALL, not having achieved remission"),
        ("afib, persistent longstanding", "afib, longstanding persistent"),
        ("GI bleed due to acute duodenal ulcer", "acute duodenal ulcer with hemorrhage"),
    ],
)
def test_everyday_words_become_those_of_titles(text: str, written: str) -> None:
    assert " ".join(written_out(text)[0].split()).startswith(written)


def test_older_codes_may_be_written_in_small_letters() -> None:
    assert [one.code for one in older_diagnoses("old v06.0 -> icd 10")] == ["V06.0"]


def test_a_kind_behind_a_denial_is_not_denied() -> None:
    assert told("migraine without aura intractable with status migrainosus").denied == {"aura"}


def test_a_version_of_the_grouper_is_no_code() -> None:
    cited = Citation(CodeSystem.ICD10CM, "V41", (0, 3))
    assert is_model(cited, "Is G93.41 an MCC or just a CC? (MS-DRG v41)")
    assert not is_model(cited, "Is V41 billable?")
