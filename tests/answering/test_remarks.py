"""Remark codes and reasons that a payer sends, written like diagnoses or without a word of remittance."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from consultant.answering import Answerer
from consultant.codes import cite
from consultant.model.catalogue import AbsenceKind, Absent, CodeSet, CodeStatus, Entry, Release
from consultant.model.codes import CodeSystem
from consultant.templates import MailTemplates
from tests.answering.traceability import untraced_in_bullets
from tests.fakes.catalogue import MemoryCatalogue
from tests.fakes.questions import question

REMARKS = {
    "N2": "Made by the treatment provision of the plan",
    "N362": "The number of days exceeds our maximum",
    "M15": "Services have been bundled",
    "N104": "Not payable under our claims jurisdiction area",
    "MA130": "No appeal rights are afforded because the claim is unprocessable",
}
LISTED = {
    **{(CodeSystem.RARC, code): text for code, text in REMARKS.items()},
    (CodeSystem.CARC, "45"): "More than the contract allows",
    (CodeSystem.CARC, "B7"): "Not certified on that date",
    (CodeSystem.CARC, "P12"): "Workers' compensation fee schedule",
    (CodeSystem.ICD10CM, "P12"): "Birth injury to scalp",
    (CodeSystem.ICD10CM, "N36.2"): "Urethral caruncle",
    (CodeSystem.ICD10CM, "M15"): "Polyosteoarthritis",
}


class Remitted(MemoryCatalogue):
    """A catalogue in memory with a few remarks and reasons beside diagnoses of the same letters."""

    def entry(self, system: CodeSystem, code: str, on: date) -> Entry | Absent:
        if system not in (CodeSystem.RARC, CodeSystem.CARC, CodeSystem.ICD10CM):
            return super().entry(system, code, on)
        code_set = CodeSet.ICD10CM if system is CodeSystem.ICD10CM else CodeSet.REMITTANCE
        release = Release(code_set, "2024-06", date(2024, 6, 1), None, "file", "0" * 64, 1)
        if (system, code) not in LISTED:
            return Absent(AbsenceKind.NOT_IN_RELEASE, code_set, release)
        return Entry(system, code, LISTED[system, code], False, CodeStatus.ACTIVE, release)


def reply(text: str) -> str:
    asked = replace(question(text), citations=tuple(cite(text)))
    drafted = Answerer(Remitted(), MailTemplates()).draft(asked)
    assert untraced_in_bullets(drafted) == {}
    return drafted.text


@pytest.mark.parametrize("text", ["What is N362?", "What does N362 mean?", "Explain N362"])
def test_a_remark_without_a_dot_is_told_before_the_diagnosis_of_its_letters(text: str) -> None:
    told = reply(text)
    assert 0 < told.index("RARC N362: The number of days") < told.index("N36.2 would be Urethral caruncle")


@pytest.mark.parametrize(
    "text", ["What is N36.2?", "Is dx N362 valid?", "Patient has N362, is that billable?"]
)
def test_what_is_called_a_diagnosis_is_one(text: str) -> None:
    assert "RARC" not in reply(text)


@pytest.mark.parametrize(
    "text", ["M15 rejected, why?", "CO-45 and M15 on the line", "N362 and M15 came back on J3490"]
)
def test_a_header_beside_words_of_a_payer_is_a_remark(text: str) -> None:
    assert "RARC M15: Services have been bundled" in reply(text)


@pytest.mark.parametrize(
    ("text", "reason"), [("PI 45?", "45"), ("What does OA 45 mean?", "45"), ("B7 denial", "B7")]
)
def test_a_reason_is_read_by_its_group_alone(text: str, reason: str) -> None:
    assert f"CARC {reason}: {LISTED[CodeSystem.CARC, reason]}" in reply(text)


@pytest.mark.parametrize("text", ["fee in CO 80202 please", "PR 15 percent"])
def test_letters_of_a_state_before_other_numbers_are_no_group(text: str) -> None:
    assert "CARC" not in reply(text)


@pytest.mark.parametrize("text", ["Lung cancer stage IIIA N2 M0, which code?", "AML of kind N2 in remission"])
def test_letters_that_tell_how_far_a_cancer_went_are_no_remarks(text: str) -> None:
    assert "RARC" not in reply(text)


def test_each_of_several_remarks_is_told_in_its_turn() -> None:
    said = reply("CARC 45, B7 and RARC M15: meaning of each please")
    told = [
        said.index(one) for one in ("More than the contract", "Not certified", "Services have been bundled")
    ]
    assert told == sorted(told)


def test_no_appeal_is_advised_where_the_remark_leaves_none() -> None:
    assert "send it to the right one instead of appealing" in reply("Remark N104: should we appeal?")
    assert "No appeal: RARC MA130 leaves no appeal rights" in reply("MA130 denial: can we appeal?")


RELEASE = Release(CodeSet.REMITTANCE, "2024-06", date(2024, 6, 1), None, "file", "0" * 64, 1)


class Listing(Remitted):
    """The same list with its codes in order."""

    def codes_after(self, system: CodeSystem, on: date, after: str, limit: int) -> tuple[str, ...]:
        return tuple(sorted(code for listed, code in LISTED if listed is system and code > after))[:limit]

    def release(self, code_set: CodeSet, on: date) -> Release | None:
        return RELEASE if code_set is CodeSet.REMITTANCE else super().release(code_set, on)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Which remark code says the number of days is over our maximum?", "RARC N362: The number of days"),
        ("What RARC means no appeal rights, claim unprocessable?", "RARC MA130: No appeal rights"),
        ("Which CARC tells that it is more than the contract allows?", "CARC 45: More than the contract"),
    ],
)
def test_a_remark_is_found_by_what_it_says(text: str, told: str) -> None:
    drafted = Answerer(Listing(), MailTemplates()).draft(question(text))
    assert told in drafted.text.split("SHORT ANSWER\n")[1]
    assert untraced_in_bullets(drafted) == {}


def test_no_remark_is_guessed_from_little() -> None:
    drafted = Answerer(Listing(), MailTemplates()).draft(
        question("Which remark code is for a missing ZIP code?")
    )
    assert "RARC" not in drafted.text


@pytest.mark.parametrize(
    "text", ["P12 on a comp EOB, what is that adjustment?", "Our 835 shows P12, meaning?"]
)
def test_a_letter_with_two_digits_beside_a_payers_advice_is_a_reason(text: str) -> None:
    assert "CARC P12: Workers' compensation" in reply(text)


def test_beside_words_of_a_diagnosis_it_is_none() -> None:
    assert "CARC P12" not in reply("Is P12 a billable diagnosis? The EOB says nothing.")
