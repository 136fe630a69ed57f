"""Inpatient operations by their own names, heart arteries by their grafts and stents, and the root operation of a told course."""

from __future__ import annotations

import re

import pytest

from consultant.answering import coronary_grafts, coronary_stents, elapsed, named_operations
from consultant.answering.findings.codes import operation_stories


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("dual chamber pacemaker, new, leads in both right chambers", ("0JH606Z", "02H63JZ", "02HK3JZ")),
        ("total abdominal hysterectomy with BSO", ("0UT90ZZ", "0UTC0ZZ", "0UT20ZZ", "0UT70ZZ")),
        ("right inguinal hernia repaired laparoscopically with mesh", ("0YU54JZ",)),
        ("ESWL of a stone in the left kidney pelvis", ("0TF4XZZ",)),
        ("snare polypectomy of the sigmoid and the cecum by colonoscopy", ("0DBN8ZZ", "0DBH8ZZ")),
        ("rectal polyp fulgurated through the scope", ("0D5P8ZZ",)),
        ("gallstones of the common bile duct taken out by ERCP", ("0FC98ZZ",)),
        ("dual chamber pacemaker battery changed", ()),
        ("low transverse cesarean section with tubal ligation", ("10D00Z1", "0UL70ZZ")),
        ("biopsy of the T8 vertebral body, percutaneous", ("0PB43ZX",)),
        ("right cataract removed with lens implant", ("08RJ3JZ",)),
        ("robotic radical prostatectomy", ("0VT04ZZ", "0VT34ZZ", "8E0W4CZ")),
        ("arthroscopic partial medial meniscectomy right knee", ("0SBC4ZZ",)),
        ("open decortication of the left lung", ("0BNL0ZZ",)),
        ("left modified radical mastectomy", ("0HTU0ZZ", "07T60ZZ")),
        ("PTCA of the LAD with one drug-eluting stent", ("027034Z",)),
        ("uncemented hemiarthroplasty of the left hip", ("0SRS0JA",)),
        ("sentinel node biopsy, left axilla", ("07B60ZX",)),
        ("left total hip arthroplasty, ceramic head on poly liner, uncemented", ("0SRB04A",)),
        ("right THA, metal on polyethylene, cemented", ("0SR9029",)),
        ("low forceps delivery", ("10D07Z3",)),
        ("right and left heart catheterization", ("4A023N8",)),
        ("revision of a right total hip replacement, ceramic on ceramic, cemented", ()),
        ("peripheral veno-venous ECMO", ("5A1522H",)),
    ],
)
def test_an_operation_is_told_by_its_name(text: str, codes: tuple[str, ...]) -> None:
    found = named_operations.told(text)
    assert (found[0] if found else ()) == codes


def test_both_sides_are_offered_where_none_is_told() -> None:
    assert named_operations.told("inguinal hernia repair with mesh, open") == (
        ("0YU50JZ",),
        ("0YU60JZ",),
        ("0YUA0JZ",),
    )


def test_every_code_of_the_table_has_seven_characters() -> None:
    assert all(re.fullmatch(r"[0-9A-HJ-NP-Z]{7}", code) for code in named_operations.every_code())


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("CABG x3: LIMA to LAD, two saphenous vein grafts to OM and RCA", ("02100Z9", "021109W")),
        ("CABG x4 with LIMA x1 and three SVG off the aorta, on pump", ("02100Z9", "021209W", "5A1221Z")),
        ("CABG x3", ()),
        ("CABG with vein grafts", ()),
    ],
)
def test_each_kind_of_graft_has_a_code(text: str, codes: tuple[str, ...]) -> None:
    assert coronary_grafts.codes(text) == codes


def test_each_number_of_stents_has_a_code() -> None:
    assert coronary_stents.codes("PCI of the LAD with 2 DES and the RCA with 1 DES") == ("027035Z", "027034Z")
    assert coronary_stents.codes("PCI of the LAD with 1 DES and the RCA with 1 DES") == ()


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("ventilated from Monday 08:00 to Saturday 12:00", 124),
        ("on the vent 3/1 10 am, off 3/4 9 am", 71),
        ("ventilated from Friday 22:00 until Monday 6 am", 56),
        ("ventilated since Monday", None),
    ],
)
def test_the_hours_between_two_told_times(text: str, hours: float | None) -> None:
    assert elapsed.hours(text) == hours


@pytest.mark.parametrize(
    ("names", "text", "told"),
    [
        (("excision", "destruction"), "tumor burned off with a laser", "destruction"),
        (("drainage", "extirpation"), "thick clot evacuated from the subdural space", "extirpation"),
        (("repair", "supplement"), "hernia closed with mesh", "supplement"),
        (("repair", "supplement"), "hernia closed without mesh", ""),
        (("excision", "resection"), "what is the difference", ""),
    ],
)
def test_a_course_tells_one_of_several_operations(names: tuple[str, ...], text: str, told: str) -> None:
    assert operation_stories.told(names, text) == told


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("pacemaker generator change", ("removal", "insertion")),
        ("cataract removed with IOL", ("replacement",)),
        ("hemorrhoid banding", ("occlusion",)),
        ("kyphoplasty of L1", ("supplement", "reposition")),
        ("root operation for putting an amputated finger back on", ("reattachment",)),
        ("pacemaker generator changed out for a new one", ("removal", "insertion")),
        ("hip liner exchange only", ("supplement",)),
        ("burns debrided non-excisionally with a brush", ("extraction",)),
        ("total knee replacement", ()),
    ],
)
def test_a_common_name_tells_the_operations(text: str, names: tuple[str, ...]) -> None:
    assert operation_stories.of_term(text) == names
