"""Codes of lists that only our own words tell, by the row that a question tells whole."""

from __future__ import annotations

from datetime import date

import pytest

from consultant.answering.findings.descriptions import listed_rows
from consultant.answering.reading import Ask
from consultant.answering.reference import Reference
from consultant.model.catalogue import Absent, BillingSetting, CodeSet, CodeStatus, Entry
from consultant.model.codes import CodeSystem
from tests.fakes.catalogue import RELEASES, MemoryCatalogue

ROWS = {
    (CodeSystem.REVENUE, "0001"): "Total charge of the bill",
    (CodeSystem.REVENUE, "0110"): "Room and board, private room",
    (CodeSystem.REVENUE, "0113"): "Private room, pediatrics",
    (CodeSystem.REVENUE, "0250"): "Pharmacy",
    (CodeSystem.REVENUE, "0251"): "Generic drugs",
    (CodeSystem.REVENUE, "0252"): "Drugs that are not generic",
    (CodeSystem.REVENUE, "0637"): "Drugs that patients take themselves",
    (CodeSystem.CARC, "249"): "A readmission",
    (CodeSystem.CARC, "146"): "The diagnosis was not valid on the date of service",
}


class Listed(MemoryCatalogue):
    """A catalogue of the rows above."""

    def codes_after(self, system: CodeSystem, on: date, after: str, limit: int) -> tuple[str, ...]:
        return tuple(code for one, code in ROWS if one is system) if system is CodeSystem.CARC else ()

    def entry(self, system: CodeSystem, code: str, on: date) -> Entry | Absent:
        if words := ROWS.get((system, code)):
            return Entry(system, code, words, True, CodeStatus.ACTIVE, RELEASES[CodeSet.STARTER])
        return super().entry(system, code, on)


REFERENCE = Reference(Listed(), date(2026, 11, 26), BillingSetting.PRACTITIONER)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("revenue code: private room, peds", "0113"),
        ("which revenue code is for generic drugs?", "0251"),
        ("rev code for brand name drugs", "0252"),
        ("revenue code for self-administered drugs?", "0637"),
        ("which CARC says: a readmission?", "249"),
        ("Denial code: diagnosis was not valid on the DOS", "146"),
        ("revenue code for a wheelchair", ""),
        ("generic drugs", ""),
    ],
)
def test_a_row_is_told_whole(text: str, code: str) -> None:
    found = listed_rows.named(Ask(text, (), (), 1.0), REFERENCE)
    assert (found[0].codes[0] if found else "") == code
    assert listed_rows.tells(Ask(text, (), (), 1.0), REFERENCE) is bool(code)
