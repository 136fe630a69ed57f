"""An operation told before the wish for its code, and the code that one took the place of."""

from __future__ import annotations

import pytest

from consultant.answering import procedure_asks
from consultant.answering.findings.codes import asked_of_codes
from consultant.answering.reading import read
from consultant.model.catalogue import CodeStatus, Entry
from consultant.model.codes import CodeSystem
from tests.fakes.catalogue import RELEASES, CodeSet
from tests.fakes.questions import question

_CODE = Entry(
    CodeSystem.ICD10PCS,
    "0F9980D",
    "Drainage of Common Bile Duct",
    False,
    CodeStatus.ACTIVE,
    RELEASES[CodeSet.ICD10CM],
    attributes={"predecessors": "0F9980Z"},
)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Since when is 0F9980D valid, and what was the predecessor?", ("0F9980Z",)),
        ("What did 0F9980D replace?", ("0F9980Z",)),
        ("Is 0F9980D valid?", ()),
    ],
)
def test_the_code_that_it_took_the_place_of_is_told_where_it_is_asked(
    text: str, told: tuple[str, ...]
) -> None:
    found, rows = asked_of_codes._predecessors(_CODE, read(question(text)).asks[0])
    assert found == told
    assert bool(rows) is bool(told)


@pytest.mark.parametrize("what", ["removal", "operation", "surgery"])
def test_what_points_at_the_operation_is_no_part_of_it(what: str) -> None:
    told = procedure_asks.described(f"Open cholecystectomy, whole gallbladder out. PCS code for the {what}?")
    assert told == "Open cholecystectomy, whole gallbladder out. PCS code?"
