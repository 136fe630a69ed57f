"""`Can 27447 be done in the office?`: by the non-facility indicator of the fee schedule and the rate of the place."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from consultant.answering import Answerer
from consultant.model.catalogue import Absent, Entry, FeeRow
from consultant.model.codes import CodeSystem
from consultant.templates import MailTemplates
from tests.fakes.catalogue import MemoryCatalogue
from tests.fakes.questions import question


class Priced(MemoryCatalogue):
    """The catalogue in memory; 27447 is rarely or never done outside a facility, and place 11 is outside one."""

    def fee_row(self, code: str, modifier: str, on: date) -> FeeRow | Absent:
        found = super().fee_row(code, modifier, on)
        rare = {"non_facility_na": "NA"} if code == "27447" else {}
        return replace(found, attributes=rare) if isinstance(found, FeeRow) else found

    def entry(self, system: CodeSystem, code: str, on: date) -> Entry | Absent:
        found = super().entry(system, code, on)
        outside = isinstance(found, Entry) and system is CodeSystem.POS
        return replace(found, attributes={"pays_as": "non-facility"}) if outside else found


def _short(text: str) -> str:
    draft = Answerer(Priced(), MailTemplates()).draft(question(text))
    return " ".join(draft.text.partition("SHORT ANSWER")[2].partition("WHAT THE DATA")[0].split())


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Can 27447 be priced in the office, POS 11?", "No, not as a rule: 27447 is NA outside a facility"),
        ("May we bill 27447 in our office?", "No, not as a rule: 27447 is NA"),
        ("Can 20610 be performed in an office setting?", "Yes: 20610 has a price outside a facility, 1.96"),
        ("Is it ok to bill 20610 in the office?", "Yes: 20610 has a price outside a facility"),
    ],
)
def test_a_service_at_a_place_is_judged_by_its_price_there(text: str, first: str) -> None:
    assert _short(text).startswith(first)


@pytest.mark.parametrize(
    "text",
    [
        "Can 99213 and 20610 be billed together in the office?",
        "What is 20610 paid in the office?",
        "Can 99213 be billed with modifier 25 in the office?",
        "Can J1885 be billed in the office?",
    ],
)
def test_other_questions_on_services_of_an_office_are_none_of_its_price(text: str) -> None:
    assert "price outside" not in _short(text)
