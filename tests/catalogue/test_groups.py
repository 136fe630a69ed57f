"""Crosswalks with each target judged for the day; risk categories, CCSR, MS-DRGs, claim edits and POA exemption."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consultant.catalogue.importers.gems import SHAPES
from consultant.catalogue.importers.hcc import model_name
from consultant.catalogue.importers.icd9_titles import dotted_diagnosis
from consultant.catalogue.mappings import reportable
from consultant.catalogue.reading import Statement
from consultant.catalogue.store import open_catalogue
from consultant.commands.group_lines import crosswalk_lines, membership_lines
from consultant.errors import InputError
from consultant.model.catalogue import AbsenceKind, Absent, CodeSet, CodeStatus, Entry, Release
from consultant.model.codes import CodeSystem
from consultant.model.crosswalk import Crosswalk, Direction
from consultant.model.membership import RiskCategory, Severity, SeverityLevel
from tests.catalogue import inpatient_layouts as made
from tests.catalogue import layouts
from tests.catalogue.conftest import TODAY, Load

DIAGNOSES = layouts.order(
    ("A01", 0, "Beta"), ("A010", 0, "Beta left"), ("A0101", 1, "Beta left low"), ("A011", 1, "Beta right"), ("B99", 1, "Gamma")
)  # fmt: skip
TO_TEN = made.gem_csv(
    "icd9cm", "icd10cm",
    ("0010", "A01", "10000"),
    ("0011", "NoDx", "11000"),
    ("0012", "A011", "10111"), ("0012", "B99", "10112"), ("0012", "A0101", "10112"), ("0012", "C99", "00000"),
)  # fmt: skip
TO_NINE = made.gem_csv("icd10cm", "icd9cm", ("B99", "0010", "00000"))
MAPPING = "diagnosis_code,cc,model_name\nA011,37,CMS-HCC Model V28\nA011,30,RxHCC Model V08\n"
HIERARCHY = (
    "cc_parent,cc_child,model_domain,model_version,model_fullname\n36,37,CMS-HCC,V28,V28115H1\n37,38,CMS-HCC,V28,V28115H1\n"
    "37,9,CMS-HCC,V24,V24H86H1\n"
)
LABELS = (
    "cc,label,model_domain,model_version,model_fullname\n"
    'HCC37,"Made-up, chronic",CMS-HCC,V28,V28115L1\nRXHCC30,Made-up drug class,RxHCC,R08,R08X84L1\n'
)
RISK_EDITS = (
    "icd10,edit_type,sex,age_min,age_max,action,cc_override,model_name,description\n"
    "A011,age,,,17,override,38,CMS-HCC Model V28,made up\n"
)
GROUPS = "drg,mdc,drg_abb,drg_description\n001,,P,MADE-UP TRANSPLANT\n371,06,M,MADE-UP WITH MCC\n372,06,M,MADE-UP WITHOUT\n"
INDEX = "icd_code,mdc,drg_range,drg\nA01.1,06,371-372,371\nA01.1,06,371-372,372\nA01.1,06,371-372,372\nA01.1,Pre,001,\n"
CC = "icd_code,icd_description,dx_type\nA01.1,Beta right,CC\n"
MCC = "icd_code,icd_description,dx_type\nB99,Gamma,MCC\n"
CLAIM_EDITS = (
    "icd_code,icd_description,icd_conflict_group,icd_conflict_rule\nA01.1,Beta right,Age,Made-up (Ages 9-64)\n"
    "A01.1,Beta right,Sex,Made-up only\n"
)
EVERY = {
    "icd10cm_order_2024__txt": DIAGNOSES,
    "hcc_2026__csv": MAPPING,
    "hcc_hierarchies_2026__csv": HIERARCHY,
    "hcc_labels_2026__csv": LABELS,
    "hcc_edits__csv": RISK_EDITS,
    "DXCCSR_v2026-1__csv": made.ccsr(
        (
            "A011",
            "Beta right",
            "INF001",
            "Made up",
            "INF002",
            "Other",
            "INF001",
            "Made up",
            "INF002",
            "Other",
            "why",
        )
    ),
    "msdrg_v41__1_list__csv": GROUPS,
    "msdrg_v41__1_dx_index__csv": INDEX,
    "msdrg_v41__1_cc__csv": CC,
    "msdrg_v41__1_mcc__csv": MCC,
    "mce_v41__1__csv": CLAIM_EDITS,
    "POAexemptCodesFY26__txt": made.poa("A01.1"),
}


def crosswalk(folder: Path, code: str, direction: Direction = Direction.ICD9_TO_ICD10CM) -> Crosswalk:
    found = open_catalogue(folder).crosswalk(code, direction, TODAY)
    assert isinstance(found, Crosswalk), found
    return found


def test_a_target_that_became_a_header_brings_its_reportable_codes(folder: Path, load: Load) -> None:
    load(icd9toicd10cmgem__csv=TO_TEN, icd10cm_order_2027__txt=DIAGNOSES)
    (target,) = crosswalk(folder, "001.0").targets
    assert isinstance(target.entry, Entry)
    assert (target.code, target.approximate, target.entry.status) == ("A01", True, CodeStatus.HEADER)
    assert not target.reportable
    assert target.billable == ("A01.01", "A01.1")


def test_no_map_is_stated_and_not_guessed(folder: Path, load: Load) -> None:
    load(icd9toicd10cmgem__csv=TO_TEN)
    found = crosswalk(folder, "001.1")
    assert (found.no_map, found.targets) == (True, ())
    assert list(crosswalk_lines([found])) == ["  icd9-to-icd10cm 2018: no counterpart"]


def test_combinations_are_scenarios_of_choice_lists(folder: Path, load: Load) -> None:
    load(icd9toicd10cmgem__csv=TO_TEN, icd10cm_order_2027__txt=DIAGNOSES)
    found = crosswalk(folder, "001.2")
    assert [[[t.code for t in choice] for choice in s] for s in found.scenarios] == [
        [["A01.1"], ["A01.01", "B99"]]
    ]
    assert [target.code for target in found.alternatives] == ["C99"]
    absent = found.alternatives[0].entry
    assert isinstance(absent, Absent)
    assert absent.kind is AbsenceKind.NOT_IN_RELEASE
    assert any("combination 1: A01.1 Beta right" in line for line in crosswalk_lines([found]))


def test_each_direction_is_a_set_of_its_own(folder: Path, load: Load) -> None:
    load(icd10cmtoicd9gem__csv=TO_NINE)
    catalogue = open_catalogue(folder)
    assert crosswalk(folder, "B99", Direction.ICD10CM_TO_ICD9).targets[0].code == "001.0"
    assert catalogue.crosswalk("001.0", Direction.ICD9_TO_ICD10CM, TODAY) == Absent(
        AbsenceKind.NOT_LOADED, CodeSet.GEM_ICD9_TO_ICD10CM
    )
    later = catalogue.crosswalk("U07.1", Direction.ICD10CM_TO_ICD9, TODAY)
    assert isinstance(later, Absent)
    assert later.kind is AbsenceKind.NOT_IN_RELEASE


@pytest.mark.parametrize(
    ("name", "widths", "row", "direction", "source", "target"),
    [
        ("2018_I9gem__txt", (5, 7), ("0010", "A011", "00000"), Direction.ICD9_TO_ICD10CM, "001.0", "A01.1"),
        ("2018_I10gem__txt", (7, 5), ("A011", "E8859", "10000"), Direction.ICD10CM_TO_ICD9, "A01.1", "E885.9"),
        ("gem_pcsi9__txt", (7, 5), ("0016070", "0234", "10000"), Direction.ICD10PCS_TO_ICD9, "0016070", "02.34"),
        ("gem_i9pcs__txt", (5, 7), ("0234", "0016070", "10000"), Direction.ICD9_TO_ICD10PCS, "02.34", "0016070"),
    ],
)  # fmt: skip
def test_the_fixed_width_form_is_known_by_its_columns(
    folder: Path, load: Load, name: str, widths: tuple[int, int], row: tuple[str, str, str], direction: Direction,
    source: str, target: str,
) -> None:  # fmt: skip
    load(**{name: made.gem_text(widths, row)})
    assert [t.code for t in crosswalk(folder, source, direction).targets] == [target]


def test_every_group_of_a_diagnosis_is_told(folder: Path, load: Load) -> None:
    load(**EVERY)
    found = open_catalogue(folder).memberships("A01.1", TODAY)
    assert isinstance(found.risk, tuple)
    assert [(r.model, r.category, r.label) for r in found.risk] == [
        ("CMS-HCC Model V28", "37", "Made-up, chronic"),
        ("RxHCC Model V08", "30", "Made-up drug class"),
    ]
    assert (found.risk[0].supersedes, found.risk[0].superseded_by) == (("38",), ("36",))
    (edit,) = found.risk[0].edits
    assert (edit.age_from, edit.age_to, edit.category) == (None, 17, "38")
    assert isinstance(found.clinical, tuple)
    assert [(c.category, c.label, c.inpatient_default, c.outpatient_default) for c in found.clinical] == [
        ("INF001", "Made up", True, False),
        ("INF002", "Other", False, True),
    ]
    assert isinstance(found.groups, tuple)
    assert [(g.category, g.groups) for g in found.groups] == [
        ("06", (("371", "MADE-UP WITH MCC"), ("372", "MADE-UP WITHOUT"))),
        ("Pre", (("001", "MADE-UP TRANSPLANT"),)),
    ]
    assert isinstance(found.claim_edits, tuple)
    assert [edit.kind for edit in found.claim_edits] == ["Age", "Sex"]
    assert not isinstance(found.exemption, Absent)
    assert found.not_loaded == ()
    assert any("counts instead of 38" in line for line in membership_lines(found))


@pytest.mark.parametrize(
    ("code", "level"), [("A01.1", Severity.CC), ("B99", Severity.MCC), ("A01.01", Severity.NONE)]
)
def test_severity_comes_from_both_lists(folder: Path, load: Load, code: str, level: Severity) -> None:
    load(**EVERY)
    found = open_catalogue(folder).memberships(code, TODAY).severity
    assert isinstance(found, SeverityLevel)
    assert found.level is level
    assert found.release.stale(TODAY), "version 41.1 ended in September 2024"


def test_a_code_that_came_later_has_no_level_rather_than_none(folder: Path, load: Load) -> None:
    load(**EVERY, icd10cm_order_2027__txt=layouts.order(("C01", 1, "New")))
    found = open_catalogue(folder).memberships("C01", TODAY).severity
    assert isinstance(found, Absent)
    assert found.kind is AbsenceKind.NO_ROW


def test_without_the_list_of_major_ones_neither_is_not_said(folder: Path, load: Load) -> None:
    load(icd10cm_order_2024__txt=DIAGNOSES, msdrg_v41__1_cc__csv=CC)
    found = open_catalogue(folder).memberships("B99", TODAY).severity
    assert found == Absent(AbsenceKind.NOT_LOADED, CodeSet.MSDRG_MCC)


def test_nothing_loaded_is_said_for_each_set(folder: Path) -> None:
    found = open_catalogue(folder).memberships("A01.1", TODAY)
    kinds = [found.risk, found.clinical, found.groups, found.severity, found.claim_edits, found.exemption]
    assert all(isinstance(kind, Absent) and kind.kind is AbsenceKind.NOT_LOADED for kind in kinds)
    assert list(membership_lines(found)) == []


def test_mapping_without_companions_names_what_is_missing(folder: Path, load: Load) -> None:
    load(hcc_2026__csv=MAPPING)
    found = open_catalogue(folder).memberships("A01.1", TODAY)
    assert isinstance(found.risk, tuple)
    assert isinstance(found.risk[0], RiskCategory)
    assert found.risk[0].label == ""
    assert CodeSet.HCC_HIERARCHY in found.not_loaded


def test_the_short_form_of_ccsr_has_the_default_only(folder: Path, load: Load) -> None:
    load(ccsr__json=json.dumps({"A000": "DIG001", "A011": "INF001"}))
    found = open_catalogue(folder).memberships("A01.1", TODAY).clinical
    assert isinstance(found, tuple)
    assert (found[0].category, found[0].label, found[0].release.edition) == (
        "INF001",
        "",
        "version not stated",
    )


def test_lists_of_changes_do_not_replace_the_whole_list(folder: Path, load: Load) -> None:
    load(
        POAexemptCodesFY28__txt=made.poa("B90.0", "B90.1"),
        POAexemptAddCodesFY28__xlsx=made.poa_workbook("B90.1"),
        POAexemptDeleteCodesFY28__txt="POAexemptCode\tDescription\r\nB90.9\tMade up\r\n",
        POAexemptReviseCodesFY28__txt=(
            "Order28\tAction\tPOAexemptCode\tDescription\r\n1\tRevise from:\tB90.0\tOld\r\n1\tRevise to:\tB90.0\tNew\r\n"
        ),
    )
    day = date(2027, 11, 1)
    catalogue = open_catalogue(folder)
    assert not isinstance(catalogue.memberships("B90.0", day).exemption, Absent)
    gone = catalogue.memberships("B90.9", day).exemption
    assert isinstance(gone, Absent)
    assert gone.kind is AbsenceKind.NO_ROW
    release = catalogue.release(CodeSet.POA_EXEMPT, day)
    assert isinstance(release, Release)
    assert (release.edition, release.rows) == ("FY2028", 2)


def test_a_workbook_is_read_like_the_text(folder: Path, load: Load) -> None:
    load(POAexemptCodesFY28__xlsx=made.poa_workbook("B90.0"))
    assert not isinstance(open_catalogue(folder).memberships("B90.0", date(2027, 11, 1)).exemption, Absent)


def test_an_ms_drg_is_an_entry(folder: Path, load: Load) -> None:
    load(msdrg_v41__1_list__csv=GROUPS)
    found = open_catalogue(folder).entry(CodeSystem.DRG, "001", TODAY)
    assert isinstance(found, Entry)
    assert (found.description, found.attributes) == (
        "MADE-UP TRANSPLANT",
        {"major_diagnostic_category": "Pre", "kind": "surgical"},
    )
    assert (found.release.edition, found.release.effective_from) == ("v41.1", date(2024, 4, 1))


@pytest.mark.parametrize(
    ("name", "content", "field"),
    [
        ("gem__csv", TO_TEN + '"0013","A01","10000",0,0,0,0,0\n', "flags"),
        ("gem__csv", TO_TEN + '"0013","A0","10000",1,0,0,0,0\n', "codes"),
        ("gem__csv", TO_TEN + '"0013","A01","100', "record"),
        ("2018_I9gem__txt", made.gem_text((5, 7), *[("0010", "A01", "00000")] * 50) + "0011  A0", "record"),
        ("hcc_2026__csv", MAPPING + "A01,x,CMS-HCC Model V28\n", "category"),
        ("hcc_2026__csv", MAPPING + "A01,1,Other Model V28\n", "model"),
        ("hcc_2026__csv", MAPPING + "A01\n", "record"),
        ("hcc_hierarchies_2026__csv", HIERARCHY + "1,b,CMS-HCC,V28,V28115H1\n", "category"),
        ("hcc_labels_2026__csv", LABELS + "HCC1,x,CMS-HCC,V28,V28115", "model_fullname"),
        ("hcc_labels_2026__csv", LABELS + "HCC1,x,Other,V28,V28115L3\n", "model"),
        (
            "hcc_edits__csv",
            RISK_EDITS + "A011,age,,,,override,38,CMS-HCC Model V28,x\n",
            "sex, age_min, age_max",
        ),
        ("DXCCSR_v2026-1__csv", made.ccsr(("A.1", *[""] * 10)), "ICD-10-CM CODE"),
        ("ccsr__json", '{"A000": "DIG001", "A001": ', "json"),
        ("ccsr__json", '{"A000": "DIG001", "A001": "D1"}', "code, category"),
        ("msdrg_v41_list__csv", GROUPS + "37,06,M,CUT\n", "drg"),
        ("msdrg_v41_index__csv", INDEX + "A01.1,06,37,371\n", "drg_range, drg"),
        ("msdrg_v41_cc__csv", CC + "B99,Gamma,MCC\n", "dx_type"),
        ("msdrg_v41_cc__csv", CC + "B9,Gamma,CC\n", "icd_code"),
        ("mce_v41__csv", CLAIM_EDITS + "A01.1,Beta,Age,\n", "icd_conflict_rule"),
        ("POAexemptCodesFY28__txt", made.poa("B9"), "POAexemptCode"),
    ],
)
def test_wrong_files_are_refused_and_change_nothing(
    folder: Path, load: Load, name: str, content: str, field: str
) -> None:
    before = open_catalogue(folder).releases()
    with pytest.raises(InputError, match=rf"line \d+, {field}: found .*nothing was changed"):
        load(**{name: content})
    assert open_catalogue(folder).releases() == before


@pytest.mark.parametrize(
    ("content", "code_set", "edition"),
    [
        (GROUPS, CodeSet.MSDRG, "v44"),
        (MAPPING, CodeSet.HCC, "2026"),
        (made.poa("B90.0"), CodeSet.POA_EXEMPT, "FY2027"),
        (made.ccsr(), CodeSet.CCSR, "from 2026-10-01"),
    ],
)
def test_a_renamed_file_is_dated_by_the_operator(
    folder: Path, load: Load, content: str, code_set: CodeSet, edition: str
) -> None:
    with pytest.raises(InputError, match="which release"):
        load(renamed__csv=content)
    load(renamed__csv=content, statement=Statement(effective=date(2026, 10, 1)))
    release = open_catalogue(folder).release(code_set, TODAY)
    assert release is not None
    assert release.edition == edition


def test_loading_twice_changes_nothing(folder: Path, load: Load) -> None:
    load(**EVERY)
    before = {(r.code_set, r.edition): r.rows for r in open_catalogue(folder).releases()}
    assert all(outcome.known for outcome in load(**EVERY))
    load(**{name: f"{content}\n" for name, content in EVERY.items() if name.startswith("ms")})
    assert {(r.code_set, r.edition): r.rows for r in open_catalogue(folder).releases()} == before


def test_models_have_one_name_in_all_files() -> None:
    assert model_name("RxHCC", "R08") == "RxHCC Model V08"
    assert model_name("ESRD", "V24") == "CMS-HCC ESRD Model V24"


def test_reportable_codes_are_found_through_headers() -> None:
    assert reportable(lambda _: (), "A01") == []


@given(st.from_regex(r"E\d{3,4}|V\d{2,4}|\d{3,5}", fullmatch=True))
def test_a_dot_is_put_where_it_belongs(code: str) -> None:
    dotted = dotted_diagnosis(code)
    assert dotted.replace(".", "") == code
    assert not dotted.endswith(".")


@given(st.text(max_size=40), st.integers(0, 3))
def test_any_line_is_tried_against_every_shape_without_harm(line: str, place: int) -> None:
    found = SHAPES[place].record.fullmatch(line)
    assert found is None or len(found.groups()) == 7
