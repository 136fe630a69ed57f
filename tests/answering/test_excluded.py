"""The modifier of what Medicare never covers."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from consultant.answering import Answerer
from consultant.model.catalogue import Absent, CodeStatus, Entry, FeeRow
from consultant.model.codes import CodeSystem
from consultant.templates import MailTemplates
from tests.answering.test_composer import short_answer
from tests.answering.traceability import untraced_in_bullets
from tests.fakes.catalogue import MemoryCatalogue, _entry
from tests.fakes.questions import question

WORDS = {
    "GA": "Waiver on file",
    "GY": "Statutorily excluded",
    "GX": "Voluntary notice",
    "GZ": "No waiver on file",
}


class Excluded(MemoryCatalogue):
    """Every service is never covered."""

    def fee_row(self, code: str, modifier: str, on: date) -> FeeRow | Absent:
        row = super().fee_row(code, modifier, on)
        return row if isinstance(row, Absent) else replace(row, status="N")

    def entry(self, system: CodeSystem, code: str, on: date) -> Entry | Absent:
        if system is CodeSystem.MODIFIER and code in WORDS:
            return replace(_entry(system, code, WORDS[code]), status=CodeStatus.ACTIVE)
        return super().entry(system, code, on)


def short(text: str) -> str:
    drafted = Answerer(Excluded(), MailTemplates()).draft(question(text))
    assert untraced_in_bullets(drafted) == {}
    return short_answer(drafted)


@pytest.mark.parametrize(
    "text",
    [
        "Patient wants a denial for her secondary: which modifier on 20610?",
        "20610 is excluded by statute. Modifier?",
        "Patient asks for 20610; can I bill her and which mod?",
        "20610: not covered, patient pays cash. Do we need a modifier or a notice?",
    ],
)
def test_the_modifier_of_an_exclusion_is_told(text: str) -> None:
    assert short(text).startswith("GY: Medicare never covers 20610 (status N)")


def test_of_the_four_that_are_offered_the_one_of_an_exclusion_is_chosen() -> None:
    told = short("20610, no signed ABN. Which modifier fits: modifier GZ, modifier GY or modifier GA?")
    assert told.startswith("GY: Medicare never covers 20610 (status N)")
    assert "when the record supports it" not in told


def test_a_modifier_for_another_denial_is_denied() -> None:
    told = short("20610-GA because the patient signed an ABN, right?")
    assert told.startswith("No: GA is for a denial as not necessary; GY: Medicare never covers 20610")


def test_other_modifiers_are_not_asked_of_an_exclusion() -> None:
    assert "GY" not in short("Which modifier goes on 20610 for the left knee?")
