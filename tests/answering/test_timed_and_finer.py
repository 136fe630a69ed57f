"""Units of services that count minutes, toes called digits, and what stands in the place of a code with a placeholder."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from consultant.answering import Answerer, digits
from consultant.answering.amounts import doses_named
from consultant.answering.lacks import lacking
from consultant.codes import cite
from consultant.model.answer import Draft
from consultant.model.catalogue import CodeSet, CodeStatus, Entry
from consultant.model.codes import CodeSystem
from consultant.templates import MailTemplates
from tests.fakes.catalogue import RELEASES, MemoryCatalogue
from tests.fakes.questions import question

TITLES = {
    "G0998": "Widget therapy, each 15 minutes",
    "G0999": "Widget chamber, per 30 minute interval",
    "G0997": "Widget watch, per hour",
    "T52.811A": "Effect of a widget solvent, accidental",
    "T52.891A": "Effect of other widget solvents, accidental",
}


class Shelf(MemoryCatalogue):
    """A catalogue that has the codes of `TITLES` too, and a code that ended."""

    def entry(self, system: CodeSystem, code: str, on: date):  # type: ignore[no-untyped-def]
        diagnosis = system is CodeSystem.ICD10CM
        release = RELEASES[CodeSet.ICD10CM if diagnosis else CodeSet.HCPCS]
        if code in TITLES:
            return Entry(system, code, TITLES[code], False, CodeStatus.ACTIVE, release)
        if code == "T52.8X1A":
            ended = Entry(system, code, "Effect of widget solvents", False, CodeStatus.TERMINATED, release)
            return replace(ended, terminated_on=date(2026, 9, 30))
        return super().entry(system, code, on)


def draft(text: str) -> Draft:
    return Answerer(Shelf(), MailTemplates()).draft(replace(question(text), citations=cite(text)))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("G0998 for 45 minutes, how many units?", "45 minutes are 3 units of G0998, 15 minutes each"),
        ("G0997, stay of 8 hours: how many units?", "8 hours are 8 units of G0997, 1 hour each"),
        ("She was in the chamber 2 hours. G0999, how many units?", "120 minutes are 4 units of G0999"),
    ],
)
def test_whole_intervals_of_a_service_are_counted(text: str, told: str) -> None:
    assert told in draft(text).text


@pytest.mark.parametrize(
    "text", ["G0998 for 40 minutes, how many units?", "G0998 for 45 minutes: what is it?"]
)
def test_what_is_left_of_an_interval_is_not_guessed(text: str) -> None:
    assert "units of G0998" not in draft(text).text


@pytest.mark.parametrize(
    ("text", "modifier"),
    [
        ("third digit of the left foot", "T2"),
        ("second digit of the right foot", "T6"),
        ("third digit of the left hand", "F2"),
    ],
)
def test_digits_of_a_foot_are_toes(text: str, modifier: str) -> None:
    assert digits.told(text) == (modifier,)


def test_capital_u_stands_for_units() -> None:
    assert [str(dose) for dose in doses_named("300 U of abobotulinumtoxinA")] == ["300 units"]


def test_codes_with_a_character_in_the_place_of_the_placeholder_are_told() -> None:
    drafted = draft("Is T52.8X1A still valid on 11/01/2026?")
    assert "in its place are T52.811A and T52.891A" in drafted.text


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("Video visit this morning, audio and video both worked. POS 02 or POS 10?", "place"),
        ("Video visit this morning, the patient was at home. POS 02 or POS 10?", ""),
        ("What is the difference of POS 02 and 10 for a video visit?", ""),
    ],
)
def test_a10_where_the_patient_of_a_video_visit_was_decides_its_place(text: str, fact: str) -> None:
    assert lacking(text) == fact
