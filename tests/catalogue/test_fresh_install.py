"""What a fresh install knows without any download."""

from __future__ import annotations

import shutil
import tomllib
from datetime import date
from pathlib import Path

import pytest

from consultant.answering.answerer import Answerer
from consultant.catalogue import builder
from consultant.catalogue.knowledge import load_notes
from consultant.catalogue.search.engine import CodeSearch
from consultant.catalogue.store import ServingCatalogue, open_catalogue
from consultant.model.catalogue import (
    AbsenceKind,
    Absent,
    BillingSetting,
    CodeSet,
    CodeStatus,
    Entry,
    NoteKind,
    PairEdits,
    UnitLimit,
)
from consultant.model.codes import CodeSystem
from consultant.templates import MailTemplates
from tests.catalogue.conftest import CONFIG, TODAY
from tests.fakes.questions import question

PRACTITIONER = BillingSetting.PRACTITIONER


def entry(catalogue: ServingCatalogue, system: CodeSystem, code: str, on: date = TODAY) -> Entry:
    found = catalogue.entry(system, code, on)
    assert isinstance(found, Entry), found
    return found


def test_the_diagnosis_lists_have_as_many_codes_as_published(fresh: ServingCatalogue) -> None:
    rows = {r.edition: r.rows for r in fresh.releases() if r.code_set is CodeSet.ICD10CM}
    assert rows == {"FY2026 April": 98_186, "FY2027": 98_403}


def test_a_code_that_became_a_header_is_one_from_its_day_on(fresh: ServingCatalogue) -> None:
    before = entry(fresh, CodeSystem.ICD10CM, "M72.2", date(2026, 9, 30))
    after = entry(fresh, CodeSystem.ICD10CM, "M72.2")
    assert (before.status, after.status) == (CodeStatus.ACTIVE, CodeStatus.HEADER)
    assert after.attributes["header_since"] == "2026-10-01"
    assert [c.code for c in fresh.children(CodeSystem.ICD10CM, "M72.2", TODAY)] == [
        "M72.20",
        "M72.21",
        "M72.22",
    ]


def test_a_deleted_code_says_its_last_day(fresh: ServingCatalogue) -> None:
    found = entry(fresh, CodeSystem.ICD10CM, "T52.8X1A")
    assert (found.status, found.terminated_on) == (CodeStatus.TERMINATED, date(2026, 9, 30))


def test_an_added_code_says_its_first_day_and_is_of_the_future_before(fresh: ServingCatalogue) -> None:
    now, early = (
        entry(fresh, CodeSystem.ICD10CM, "M67.A01"),
        entry(fresh, CodeSystem.ICD10CM, "M67.A01", date(2026, 9, 1)),
    )
    assert (now.status, now.effective_from, now.own_words) == (CodeStatus.ACTIVE, date(2026, 10, 1), True)
    assert early.status is CodeStatus.FUTURE


def test_seventh_characters_are_codes_below_the_code_they_complete(fresh: ServingCatalogue) -> None:
    assert entry(fresh, CodeSystem.ICD10CM, "W00.0XXA").attributes["parent"] == "W00.0"
    assert entry(fresh, CodeSystem.ICD10CM, "S72.001").status is CodeStatus.HEADER


def test_death_before_waking_takes_no_later_encounter(fresh: ServingCatalogue) -> None:
    assert isinstance(fresh.entry(CodeSystem.ICD10CM, "S06.1X7A", TODAY), Entry)
    assert isinstance(fresh.entry(CodeSystem.ICD10CM, "S06.1X7D", TODAY), Absent)


def test_notes_of_all_ancestors_apply(fresh: ServingCatalogue) -> None:
    stated = {(n.kind, n.stated_at) for n in fresh.notes("E11.65", TODAY)}
    assert (NoteKind.EXCLUDES1, "E11") in stated
    assert {at for _, at in stated} <= {"E11.65", "E11.6", "E11", "E08-E13", "4"}


def test_notes_of_a_code_that_became_a_header_are_left_out(fresh: ServingCatalogue) -> None:
    assert "M72.2" not in {n.stated_at for n in fresh.notes("M72.21", TODAY)}
    assert "M72.2" in {n.stated_at for n in fresh.notes("M72.2", date(2026, 9, 30))}


def test_absence_is_typed(fresh: ServingCatalogue) -> None:
    kinds = {
        "no release so early": fresh.entry(CodeSystem.ICD10CM, "E11.9", date(2020, 1, 1)),
        "no such diagnosis": fresh.entry(CodeSystem.ICD10CM, "E99.9", TODAY),
        "pair outside the excerpt": fresh.pair_edits("99213", "99214", PRACTITIONER, TODAY),
        "fee schedule": fresh.fee_row("99213", "", TODAY),
        "unknown drug": fresh.entry(CodeSystem.HCPCS, "J0001", TODAY),
        "groups": fresh.entry(CodeSystem.DRG, "470", TODAY),
    }
    assert {name: found.kind for name, found in kinds.items() if isinstance(found, Absent)} == {
        "no release so early": AbsenceKind.NO_RELEASE_FOR_DATE,
        "no such diagnosis": AbsenceKind.NOT_IN_RELEASE,
        "pair outside the excerpt": AbsenceKind.NOT_LOADED,
        "fee schedule": AbsenceKind.NOT_LOADED,
        "unknown drug": AbsenceKind.NOT_LOADED,
        "groups": AbsenceKind.NOT_LOADED,
    }


def test_a_starter_edit_names_the_release_it_was_read_from(fresh: ServingCatalogue) -> None:
    found = fresh.pair_edits("99213", "20610", PRACTITIONER, TODAY)
    assert isinstance(found, PairEdits)
    assert (found.in_force[0].column1, found.in_force[0].indicator) == ("20610", "1")
    assert "v302r0" in found.release.edition
    assert found.release.stale(TODAY)
    assert not found.release.complete
    assert fresh.release(CodeSet.PTP_PRACTITIONER, TODAY) is None


def test_a_starter_limit_is_found(fresh: ServingCatalogue) -> None:
    found = fresh.unit_limit("27447", PRACTITIONER, TODAY)
    assert isinstance(found, UnitLimit)
    assert (found.units, found.adjudication) == (1, "2")


@pytest.mark.parametrize("code", ["37241", "37242", "37243", "37244"])
def test_the_embolization_family_is_described_in_own_words(fresh: ServingCatalogue, code: str) -> None:
    found = entry(fresh, CodeSystem.CPT, code)
    assert found.own_words
    assert found.release.code_set is CodeSet.STARTER


def test_ended_numbers_name_what_replaced_them(fresh: ServingCatalogue) -> None:
    found = entry(fresh, CodeSystem.CPT, "99201")
    assert (found.status, found.terminated_on, found.successors) == (
        CodeStatus.TERMINATED, date(2020, 12, 31), ("99202",),
    )  # fmt: skip
    assert entry(fresh, CodeSystem.CPT, "99201", date(2020, 12, 31)).status is CodeStatus.ACTIVE


def test_every_successor_is_itself_described(fresh: ServingCatalogue) -> None:
    described = {
        code for name in ("cpt", "hcpcs", "modifiers")
        for code in tomllib.loads((CONFIG / f"catalogue/{name}.toml").read_text(encoding="utf-8"))["codes"]
    }  # fmt: skip
    assert {"99202", "37244", "J1010", "TB"} <= described


def test_modifiers_and_places_are_there(fresh: ServingCatalogue) -> None:
    assert entry(fresh, CodeSystem.MODIFIER, "25").attributes["ncci"] == "yes"
    assert entry(fresh, CodeSystem.POS, "22").attributes["pays_as"] == "facility"


@pytest.mark.parametrize(("name", "least"), [("cpt", 150), ("hcpcs", 60), ("modifiers", 120), ("places", 50)])
def test_the_starter_knowledge_is_as_large_as_promised(name: str, least: int) -> None:
    content = tomllib.loads((CONFIG / "catalogue" / f"{name}.toml").read_text(encoding="utf-8"))
    assert len(content["codes"]) >= least


def test_own_words_of_changed_diagnoses_are_renewed(fresh_folder: Path, tmp_path: Path) -> None:
    config, folder = tmp_path / "config", tmp_path / "catalogue"
    shutil.copytree(CONFIG / "catalogue", config / "catalogue")
    shutil.copytree(fresh_folder, folder)
    changes = config / "catalogue" / "icd10cm-changes.toml"
    written = changes.read_text(encoding="utf-8").replace('"Brugada syndrome"', '"Brugada pattern"')
    changes.write_text(written, encoding="utf-8")
    builder.load(folder, (), builder.Knowledge(config, {}), lambda _: None, ama_accepted=True)
    renewed = open_catalogue(folder)
    assert entry(renewed, CodeSystem.ICD10CM, "I49.81").description == "Brugada pattern"
    assert entry(renewed, CodeSystem.ICD10CM, "M67.A01").description == "Plantar fasciitis, right foot"


@pytest.fixture(scope="module")
def answerer(fresh: ServingCatalogue, fresh_folder: Path) -> Answerer:
    search = CodeSearch(fresh_folder, CONFIG / "synonyms.toml", fresh.entry)
    return Answerer(fresh, MailTemplates(), load_notes(CONFIG / "knowledge"), search)


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        ("What is the ICD-10-CM code for plantar fasciitis of the left foot, seen 11/12/2026?", "M67.A02"),
        ("VEXAS syndrome, discharge 11/3/2026: which diagnosis code?", "M04.3"),
        ("Odontogenic sinusitis of the frontal sinus on 11/12/2026, which ICD-10 code?", "J34.832"),
        ("ICD-10 code for a cervical ectopic pregnancy with intrauterine pregnancy, 10/30/2026?", "O00.42"),
    ],
)
def test_a_new_diagnosis_is_found_by_its_clinical_name(answerer: Answerer, asked: str, code: str) -> None:
    assert f"{code} fits that description" in answerer.draft(question(asked)).text


@pytest.mark.parametrize(
    ("asked", "missing"),
    [
        ("Left total hip, metal synthetic, cemented, open approach. ICD-10-PCS?", "ICD-10-PCS"),
        ("What HCPCS code is the platform attachment for a forearm crutch?", "HCPCS Level II"),
        ("HCPCS for a walker with trunk support?", "HCPCS Level II"),
        ("Which code for Injectafer?", "HCPCS Level II"),
        ("Ozempic HCPCS code?", "HCPCS Level II"),
        ("Code for the bevacizumab biosimilar Mvasi?", "HCPCS Level II"),
    ],
)
def test_a_description_names_the_list_that_is_missing(answerer: Answerer, asked: str, missing: str) -> None:
    drafted = answerer.draft(question(asked))
    assert (
        f"{missing} is not loaded here; the operator loads it with `consultant catalogue import PATH`"
        in drafted.text
    )
    assert "set not loaded" in drafted.risks
