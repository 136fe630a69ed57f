"""Where two data sets disagree, the draft says so as a risk; where one only says more than the other, it does not."""

from __future__ import annotations

import pytest

from consultant.answering.conflicts import conflicting
from consultant.model.answer import Evidence

ADD_ON = Evidence("add-on", "20701", "primary", "13100", "2024 Q3", "2024-07-01")


def edit(indicator: str = "1", key: str = "13100 / 20701", code_set: str = "ptp-practitioner") -> Evidence:
    return Evidence(code_set, key, "modifier indicator", indicator, "v302r0", "2024-07-01")


def status(code_set: str, value: str, code: str = "G0283") -> Evidence:
    return Evidence(code_set, code, "status", value, "2026-10", "2026-10-01")


ENDED = Evidence("ptp-practitioner", "13100 / 20701", "deletion date", "2024-09-30", "v302r0", "2024-07-01")


@pytest.mark.parametrize(
    "rows",
    [
        (ADD_ON, edit()),
        (ADD_ON, edit("0", "20701 / 13100", "ptp-hospital")),
        (status("hcpcs", "active"), status("mpfs", "D")),
        (status("hcpcs", "terminated"), status("mpfs", "A")),
        (status("starter", "active"), status("hcpcs", "terminated")),
    ],
    ids=str,
)
def test_sets_that_contradict_each_other(rows: tuple[Evidence, ...]) -> None:
    assert conflicting(rows)
    assert conflicting(reversed(rows))


@pytest.mark.parametrize(
    "rows",
    [
        (),
        (ADD_ON,),
        (ADD_ON, edit("9")),
        (ADD_ON, edit(), ENDED),
        (ADD_ON, edit(key="13101 / 20701")),
        (edit(), edit(code_set="ptp-hospital", indicator="0")),
        (status("hcpcs", "active"), status("mpfs", "N")),
        (status("hcpcs", "active"), status("mpfs", "D", "G0463")),
        (status("icd10cm", "active"), status("icd10cm", "terminated")),
        (status("icd10cm", "header"), status("starter", "active")),
    ],
    ids=str,
)
def test_sets_that_do_not(rows: tuple[Evidence, ...]) -> None:
    assert not conflicting(rows)
