"""Files beside each other, an age told tersely, and a drug under a short name."""

from __future__ import annotations

from dataclasses import replace

import pytest

from consultant.answering.findings.codes import described_elsewhere
from consultant.answering.findings.guidelines.patients import age_told
from consultant.answering.reading.billing_setting import both_settings
from consultant.codes import cite
from consultant.model.catalogue import CodeSet, CodeStatus, Entry
from consultant.model.codes import CodeSystem
from tests.fakes.catalogue import RELEASES


@pytest.mark.parametrize(
    ("text", "codes"),
    [("team conf 99368, status letter?", ["99368"]), ("conf 99368 was the number", [])],
)
def test_a_conference_is_no_confirmation(text: str, codes: list[str]) -> None:
    assert [cited.code for cited in cite(text)] == codes


@pytest.mark.parametrize(
    ("text", "both"),
    [
        ("is the MUE of 20610 the same in the outpatient file", True),
        ("53854/64494: in both files?", True),
        ("the same drug in the hospital", False),
    ],
)
def test_a_file_beside_another_is_both(text: str, both: bool) -> None:
    assert both_settings(text) is both


@pytest.mark.parametrize(
    ("text", "age"),
    [("patient is 30. conflict?", 30), ("she is 12 weeks pregnant", None), ("pt was 45 at the visit", 45)],
)
def test_an_age_is_told_tersely(text: str, age: int | None) -> None:
    assert age_told(text) == age


def test_a_short_name_is_the_cited_drug_and_a_code_without_title_has_none() -> None:
    entry = Entry(CodeSystem.HCPCS, "J0289", "Injection, amphotericin b liposome, 10 mg", False,
                  CodeStatus.ACTIVE, RELEASES[CodeSet.HCPCS])  # fmt: skip
    assert described_elsewhere._shortly_named(entry, "100 units of the liposomal ampho")
    assert not described_elsewhere._shortly_named(entry, "zoledronic acid")
    assert not described_elsewhere._shortly_named(replace(entry, description=""), "liposomal ampho")
