"""Intervals and ages that a question tells, against the limits of the notes."""

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


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "High risk, screening colonoscopy 20 months after the last one. Covered?",
            "No, not yet: only 20 months",
        ),
        (
            "Screening colonoscopy, average risk, last one 11 years ago. Covered?",
            "Yes, by the interval: 132 months",
        ),
        ("Average risk, previous screening colonoscopy 6 yrs back. Covered?", "No, not yet: only 72 months"),
        ("Welcome to Medicare visit in month 14 of Part B?", "No: month 14 is after the first 12 months"),
        ("Low-dose CT for a 79 year old?", "No, not at 79: it is covered from 50 to 77 years."),
        ("The patient is 47. LDCT covered?", "No, not at 47: it begins at 50 and ends at 77."),
        ("Cologuard for a woman of 88, covered?", "No, not at 88: it is covered from 45 to 85 years."),
        ("Is LDCT covered at age 60?", "Yes, by the age: it is covered from 50 to 77 years"),
        ("Last Pap March 2025, low risk; when is the next one covered?", "From March 2027: 24 months after"),
        ("Medicare patient of 44 wants FIT, covered?", "No, not at 44: it begins at 45."),
        (
            "G0439 on 12/10/2025, is 11/20/2026 too early?",
            "No, not yet: only 11 months have passed, and 12 are needed; the next",
        ),
        ("DEXA done 6/2025, how soon again?", "From June 2027"),
        ("AAA screening, man of 79 who smoked?", "No, not at 79: it is covered from 65 to 75 years."),
        ("AAA screening, woman of 70 who smoked?", "Only with a family history"),
        ("Screening PSA at age 45?", "No, not at 45: it begins at 50."),
        (
            "Lung cancer screening, she quit 16 years ago. Covered?",
            "No: 16 years have passed since smoking ended",
        ),
        (
            "LDCT for a 60-year-old with 15 pack-years, covered?",
            "No: 15 pack-years are told, and 20 are needed.",
        ),
        ("LDCT covered? He smoked half a pack a day for 30 years.", "No: 15 pack-years are told"),
        ("LDCT at 79, 40 pack-years, covered?", "No, not at 79: it is covered from 50 to 77 years."),
        ("Low-dose CT screening, from what age to what age?", "From 50 to 77 years, when the other"),
        ("Screening PSA: minimum age?", "From 50 years on, without an upper limit"),
        ("LDCT, 30 pack-years, quit 5 years ago, age 66, eligible?", "Yes, by the age"),
    ],
)
def test_the_verdict_stands_first(text: str, said: str) -> None:
    found = Answerer(MemoryCatalogue(), MailTemplates(), NOTES).draft(question(text))
    assert found.text.split("SHORT ANSWER\n")[1].startswith(said)
    assert untraced_in_bullets(found) == {}


@pytest.mark.parametrize(
    "text",
    [
        "How often is a screening colonoscopy covered?",
        "Low-dose CT for a 62 year old?",
        "AAA screening for a man of 68?",
        "Lung screening: 30 pack-years, quit 10 years ago. Which code, and how often?",
    ],
)
def test_without_a_limit_that_is_missed_the_note_alone_answers(text: str) -> None:
    found = Answerer(MemoryCatalogue(), MailTemplates(), NOTES).draft(question(text))
    assert "limit_told" not in {finding.kind for finding in found.findings}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "Pap and pelvic exam under Medicare, how often and what does it cost the patient?",
            "No cost sharing.",
        ),
        ("Cologuard 81528 how often, what ages?", "once every 3 years"),
        ("MNT hours in the first year, and is there a copay?", "no cost sharing."),
        (
            "How often is glaucoma screening covered, and is there a deductible?",
            "Deductible and coinsurance apply.",
        ),
        ("71271: what ages and does the patient owe a copay?", "No cost sharing."),
        ("How often does Medicare pay a screening mammogram at age 50 and which code?", "77067"),
    ],
)
def test_a_term_that_is_asked_beside_is_told_too(text: str, said: str) -> None:
    assert said in _short(text)


def test_where_only_the_cost_is_asked_it_stands_first() -> None:
    assert _short("Does tobacco counseling have a copay?").startswith("No cost sharing.")


def _short(text: str) -> str:
    found = Answerer(MemoryCatalogue(), MailTemplates(), NOTES).draft(question(text)).text
    return found.split("SHORT ANSWER\n")[1].split("WHAT THE DATA SAY")[0]
