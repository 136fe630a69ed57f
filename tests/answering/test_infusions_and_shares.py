"""Sums and shares that our notes give: infusions by their minutes, assistants' percentages, codes that Medicare uses instead."""

from __future__ import annotations

from pathlib import Path

import pytest

from consultant.answering import Answerer
from consultant.catalogue.knowledge import load_notes
from consultant.templates import MailTemplates
from tests.answering.traceability import untraced_in_bullets
from tests.fakes.catalogue import MemoryCatalogue
from tests.fakes.questions import question

NOTES = load_notes(Path(__file__).parents[2] / "config" / "knowledge")


def reply(text: str) -> str:
    drafted = Answerer(MemoryCatalogue(), MailTemplates(), NOTES).draft(question(text))
    assert untraced_in_bullets(drafted) == {}
    return " ".join(drafted.text.split())


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("infusion ran 91 minutes, which codes?", "96365 for the first hour and 96366 x 1"),
        ("The infusion lasted 90 minutes. Codes?", "96365 for the first hour, and no 96366"),
        ("infusion lasted 15 minutes, code?", "no infusion but a push: 96374"),
        ("infusion from 10:05 to 11:40, units?", "95 minutes are 96365 for the first hour and 96366 x 1"),
        ("infusion from 11:30 to 1:10, codes?", "100 minutes are 96365"),
        ("hydration for 30 minutes, which code?", "too short: hydration counts from 31 minutes"),
        ("hydration for 2 hours 31 minutes, codes and units?", "96360 for the first hour and 96361 x 2"),
        ("chemo infusion lasted 2 h 35 min, which codes?", "96413 for the first hour and 96415 x 2"),
    ],
)
def test_an_infusion_is_counted_by_its_minutes(text: str, told: str) -> None:
    assert told in reply(text)


@pytest.mark.parametrize(
    "text",
    [
        "How is an infusion documented?",
        "The visit ran 45 minutes. Which code?",
        "Infusion of 30 and 45 minutes?",
    ],
)
def test_without_one_told_time_nothing_is_counted(text: str) -> None:
    assert "for the first hour" not in reply(text)


def test_a_hearing_has_its_amount_in_the_year_of_the_request() -> None:
    assert "200 dollars" in reply("What is the minimum amount for an ALJ hearing?")


def test_a_patient_who_will_not_sign_is_billed_with_ga() -> None:
    assert "billed with GA" in reply(
        "The patient refuses to sign the ABN but wants the test. Which modifier?"
    )
