"""Of near codes that differ in the side alone, the told side decides; one code alone has to be sure."""

from __future__ import annotations

from datetime import date

import pytest

from consultant.answering.findings.descriptions.near_settled import _alone
from consultant.model.answer import Finding
from consultant.model.catalogue import CodeSet, CodeStatus, Entry, Release
from consultant.model.codes import CodeSystem

RELEASE = Release(CodeSet.ICD10CM, "FY2027", date(2026, 10, 1), None, "file", "0" * 64, 1)


def entry(code: str, title: str) -> Entry:
    return Entry(CodeSystem.ICD10CM, code, title, False, CodeStatus.ACTIVE, RELEASE)


def near(cover: float) -> Finding:
    return Finding("codes_near", (), {"cover": cover}, ())


OPEN = entry("R10.A0", "Flank pain, unspecified side")
RIGHT = entry("R10.A1", "Flank pain, right side")
LEFT = entry("R10.A2", "Flank pain, left side")
OTHER = entry("R10.32", "Left lower quadrant pain")


@pytest.mark.parametrize(
    ("found", "side", "meant"), [([OPEN, LEFT], "left", LEFT), ([RIGHT, OPEN, LEFT], "right", RIGHT)]
)
def test_the_told_side_is_meant(found: list[Entry], side: str, meant: Entry) -> None:
    assert _alone(found, near(1.0), side) is meant


@pytest.mark.parametrize(
    ("found", "side"), [([OPEN, LEFT], ""), ([LEFT, OTHER], "left"), ([OPEN, LEFT], "right")]
)
def test_what_differs_in_more_or_has_no_told_side_stays_open(found: list[Entry], side: str) -> None:
    assert _alone(found, near(1.0), side) is None


@pytest.mark.parametrize(("one", "cover", "meant"), [(LEFT, 0.9, LEFT), (LEFT, 0.3, None), (OPEN, 0.9, None)])
def test_one_code_alone_is_meant_when_most_is_met_and_nothing_is_open(
    one: Entry, cover: float, meant: Entry | None
) -> None:
    assert _alone([one], near(cover), "left") is meant
