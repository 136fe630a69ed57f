"""Values that a question takes for granted, and shares of an amount by modifier or clinician."""

from __future__ import annotations

from decimal import Decimal

import pytest

from consultant.answering import values_said
from consultant.answering.claimed_units import claimed_units
from consultant.answering.findings.coverage import shares_paid
from consultant.model.answer import Finding
from consultant.model.catalogue import FeeRow
from tests.answering.test_choices import draft
from tests.answering.test_composer import short_answer
from tests.fakes.catalogue import MemoryCatalogue
from tests.fakes.questions import ASKED_ON

AREA = Finding("payment_area", (), {"work": "1.064", "practice": "1.162", "malpractice": "1.586"}, ())
FACTOR = Finding("conversion_factor", (), {"factor": "32.3465"}, ())


@pytest.mark.parametrize(
    ("text", "found", "said"),
    [
        ("Manhattan's malpractice GPCI is 1.0, isn't it?", AREA, "No"),
        ("The work GPCI of Manhattan is 1.064, right?", AREA, "Yes"),
        ("The PE GPCI of Manhattan is 1.16, right?", AREA, "Yes"),
        ("What is the work GPCI of Manhattan?", AREA, ""),
        ("GPCI of Manhattan, locality 01?", AREA, ""),
        ("The 2025 conversion factor is 33.29, right?", FACTOR, "No"),
        ("The 2025 conversion factor is about 32, right?", FACTOR, "No"),
        ("The 2025 conversion factor is about 32.30, right?", FACTOR, "Yes"),
        ("Is the factor 30 or is it 32?", FACTOR, ""),
    ],
)
def test_a_value_that_is_taken_for_granted_is_judged(text: str, found: Finding, said: str) -> None:
    assert values_said.verdict(text, found) == said


def _row() -> FeeRow:
    row = MemoryCatalogue().fee_row("20610", "", ASKED_ON)
    assert isinstance(row, FeeRow)
    return row


@pytest.mark.parametrize(
    ("text", "modifiers", "amount"),
    [
        ("99213 for an NP in Denver", (), "85.00"),
        ("what does an LCSW get", (), "75.00"),
        ("assistant with 80", ("80",), "16.00"),
        ("each co-surgeon", ("62",), "62.50"),
    ],
)
def test_a_share_of_the_amount_is_paid(text: str, modifiers: tuple[str, ...], amount: str) -> None:
    found = shares_paid.of(text, modifiers, _row(), ("100.00",))
    assert found is not None
    assert found.amounts == (amount,)


@pytest.mark.parametrize("text", ["99213 in PA", "incident-to an NP", "99213 in Denver"])
def test_the_whole_amount_has_no_share(text: str) -> None:
    assert shares_paid.of(text, (), _row(), ("100.00",)) is None


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("One unit of J0897 is 60 mg, right?", 60),
        ("J1745: is one unit 100 mg?", 100),
        ("billed per 10 mg", 10),
        ("One unit of the J code equals 10 mg.", 10),
    ],
)
def test_what_one_unit_is_said_to_be_is_read(text: str, amount: int) -> None:
    assert [one.amount for one in claimed_units(text)] == [Decimal(amount)]


def test_a_modifier_for_visits_behind_another_code_is_asked_of_both() -> None:
    assert not short_answer(draft("ED visit 99284 with 12001, modifier 25?")).startswith(
        "No: modifier 25 belongs"
    )
    assert short_answer(draft("Is 20610-25 ok with 99213?")).startswith("No: modifier 25 belongs")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Sum of RVUs: 99213 + 20610 in the office?", "99213 and 20610 come to "),
        ("20610 x 2, total RVU for both?", "2 x 20610 come to "),
    ],
)
def test_values_of_several_are_added_up(text: str, said: str) -> None:
    assert short_answer(draft(text)).startswith(said)
