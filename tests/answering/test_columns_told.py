"""Of the columns that a list asks for none stays untold, whatever else is asked (A17)."""

from __future__ import annotations

import pytest

from consultant.answering import Answerer, values_said
from consultant.answering.column_words import wanted
from consultant.answering.reading.billing_setting import both_settings
from consultant.model.answer import Finding
from consultant.templates import MailTemplates
from tests.fakes.catalogue import MemoryCatalogue
from tests.fakes.questions import question

ANSWERER = Answerer(MemoryCatalogue(), MailTemplates())


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("status, global and whether an assistant is payable for 43352", {"status", "global", "assistant"}),
        ("58952 team / supervision level / MUE", {"team", "supervision", "limit"}),
        ("What's the assistant indicator and national payment of 51705?", {"assistant", "national"}),
        ("20610 bilat? mult proc? PC/TC?", {"bilateral", "multiple", "components"}),
        ("The patient's inpatient status changed. Is 99222 right?", set()),
        ("Hi team, is 20610 payable with 99213?", set()),
        ("61000 bilateral indicator and NA flag", {"bilateral", "rarely there"}),
        ("71046: 26, TC and global?", set()),
        ("Price of 73200 global, locality 99?", set()),
        ("71046 global total RVU please", set()),
        ("27447: total RVU, global days", {"total", "global"}),
    ],
)
def test_columns_are_read_as_items_of_a_list(text: str, names: set[str]) -> None:
    assert {one.name for one in wanted(text)} == names


def test_a_column_is_asked_of_the_codes_beside_it() -> None:
    asked = {one.name: one.codes for one in wanted("status and global of 43352, and MUE of 27430")}
    assert asked == {"status": {"43352"}, "global": {"43352"}, "limit": {"27430"}}


def test_a_status_is_told_beside_an_assistant_who_is_payable() -> None:
    told = ANSWERER.draft(question("status and whether an assistant is payable for 20610, and its MUE?")).text
    assert all(words in told for words in ("status A", "assistant indicator", "MUE"))


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("We were told 20983 has 12 facility RVUs. Is that right? And what's it in the office?", "No"),
        ("Someone says 20983 has 10.19 RVU in the hospital, true or false?", "Yes"),
        ("What has 20983, and how many RVUs?", ""),
    ],
)
def test_a_claimed_value_is_judged_whatever_is_asked_behind_it(text: str, verdict: str) -> None:
    values = {"work_rvu": "6.88", "facility_total": "10.19", "non_facility_total": "145.37"}
    assert values_said.verdict(text, Finding("relative_values", ("20983",), values, ())) == verdict


@pytest.mark.parametrize(
    ("text", "both"),
    [
        ("27430: status, MUE and hospital MUE?", True),
        ("What is the hospital MUE of 27430?", False),
        ("28645: MUE, and how does the MUE differ in the outpatient hospital?", True),
        ("45380 with 45385, and is it in the hospital file too?", True),
    ],
)
def test_a_limit_beside_the_hospitals_is_that_of_the_practitioner(text: str, *, both: bool) -> None:
    assert both_settings(text) is both
