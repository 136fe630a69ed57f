"""What a drug did, with the diagnosis that its nature stands for."""

from __future__ import annotations

from datetime import date

import pytest

from consultant.answering import Answerer
from consultant.answering.reading.narrowing import narrower
from consultant.model.catalogue import Absent, CodeSet, CodeStatus, Entry
from consultant.model.codes import CodeSystem
from consultant.model.described import Heard, Likely
from consultant.templates import MailTemplates
from tests.fakes.catalogue import RELEASES, MemoryCatalogue
from tests.fakes.questions import question

TITLES = {
    "E87.6": "Hypokalemia",
    "L27.0": "Generalized skin eruption due to drugs and medicaments taken internally",
    "T36.0X5A": "Adverse effect of penicillins, initial encounter",
    "T50.1X5A": "Adverse effect of loop [high-ceiling] diuretics, initial encounter",
}


class Book(MemoryCatalogue):
    """A catalogue with two diagnoses; its search finds the first for its own word only."""

    def entry(self, system: CodeSystem, code: str, on: date) -> Entry | Absent:
        if code in TITLES:
            return Entry(system, code, TITLES[code], False, CodeStatus.ACTIVE, RELEASES[CodeSet.ICD10CM])
        return super().entry(system, code, on)

    def likely(self, words: str, systems: frozenset[CodeSystem], on: date) -> tuple[Likely, ...]:
        found = self.entry(CodeSystem.ICD10CM, "E87.6", on)
        assert isinstance(found, Entry)
        return (Likely(found, 1.0, 1.0),) if words.lower() == "hypokalemia" else ()

    def heard(self, story: str, systems: frozenset[CodeSystem]) -> tuple[Heard, ...]:
        return ()

    def titled(self, words: str, systems: frozenset[CodeSystem], on: date) -> tuple[Likely, ...]:
        return ()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "hypokalemia due to furosemide, taken as ordered - codes?",
            ("E87.6 fits", "T50.1X5A for the adverse effect"),
        ),
        ("Patient has hypokalemia from furosemide. Which codes?", ("E87.6 fits", "after E87.6, its nature")),
        (
            "Rash to amoxicillin taken correctly. Codes in order?",
            ("L27.0 fits", "T36.0X5A", "after L27.0, its nature"),
        ),
        ("faintness from furosemide: which codes?", ("after the code of its nature",)),
    ],
)
def test_the_nature_that_stands_before_the_cause_is_coded_too(text: str, told: tuple[str, ...]) -> None:
    book = Book()
    short = Answerer(book, MailTemplates(), search=book).draft(question(text)).text.split("SHORT ANSWER\n")[1]
    assert all(words in " ".join(short.split()) for words in told)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("24 yo with shingles of the eyelid (zoster blepharitis): dx?", "zoster blepharitis: ICD-10 code?"),
        ("ear pain (left): dx code?", ""),
        ("PA and physician saw the patient (different times). Which modifier?", ""),
    ],
)
def test_a_term_in_brackets_may_be_what_a_title_says(text: str, words: str) -> None:
    assert any(one.endswith("ICD-10 code?") for one in narrower(text)) is bool(words)
