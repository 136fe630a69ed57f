"""The severity of a stay in words: a CC beside the lack of an MCC, what a ventilator's hours tell, operations compared."""

from __future__ import annotations

import pytest

from consultant.answering import procedure_sets, severities
from consultant.answering.findings.crosswalks.group_names import CALLED
from consultant.answering.reading.citing import is_model
from consultant.model.codes import Citation, CodeSystem


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("with a CC but no MCC", "cc"),
        ("has a CC, no MCC", "cc"),
        ("no MCC but a CC", "cc"),
        ("with CC only", "cc"),
        ("without CC/MCC", "neither"),
        ("no CC or MCC", "neither"),
        ("without MCC", "no mcc"),
        ("w/o CDE and a CC", "cc"),
        ("no CC no MCC", "neither"),
        ("uncomplicated peptic ulcer with an MCC", "mcc"),
    ],
)
def test_a_severity_is_told_in_words(text: str, level: str) -> None:
    assert severities.told(text) == level


def test_a_severity_told_by_what_is_not_there_is_one() -> None:
    assert severities.several("pneumonia with a CC but no MCC") == ()
    assert severities.several("pneumonia with MCC, and without") == ("mcc", "no mcc")


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("support <=96 hours", "24-96"),
        ("support >=96 hours", "greater than 96"),
        ("for 5 days", "greater than 96"),
        ("past 96 hours", "greater than 96"),
    ],
)
def test_hours_are_told_by_their_bounds(text: str, hours: str) -> None:
    assert next(procedure_sets.ranges(text)) == hours


def test_a_cc_beside_a_group_is_no_modifier() -> None:
    cited = Citation(CodeSystem.MODIFIER, "CC", (0, 2))
    assert is_model(cited, "MS-DRG for appendix procedures with CC?")
    assert not is_model(cited, "Which claim takes CC?")
    assert not is_model(cited, "Modifier CC on a DRG claim?")


def test_with_and_without_are_two_severities() -> None:
    assert severities.several("with and w/o MCC") == ("mcc", "no mcc")


@pytest.mark.parametrize(
    ("asked", "title"),
    [
        ("DRG for TAVR", "endovascular cardiac valve replacement"),
        ("DRG for AKI", "renal failure"),
        ("DRGs for lumbar fusion", "spinal fusion except cervical"),
        ("DRG for a ventral hernia repair", "hernia procedures except inguinal and femoral"),
        ("DRG for an inguinal hernia repair", "inguinal and femoral hernia procedures"),
        ("DRG for TURP", "transurethral prostatectomy"),
    ],
)
def test_groups_are_told_by_what_people_call_them(asked: str, title: str) -> None:
    for said, meant in CALLED:
        asked = said.sub(meant, asked)
    assert title in asked
