"""First and last days of modifiers and remittance codes, and columns of the HCPCS file that few rows fill."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from consultant.answering import Answerer
from consultant.answering.findings.codes import days_asked
from consultant.codes import cite
from consultant.model.catalogue import Absent, CodeSet, CodeStatus, Entry
from consultant.model.codes import CodeSystem
from consultant.templates import MailTemplates
from tests.answering.test_composer import short_answer
from tests.fakes.catalogue import RELEASES, MemoryCatalogue
from tests.fakes.questions import question

ENDED = {
    (CodeSystem.MODIFIER, "XS"): ("Another structure", date(2015, 1, 1), date.max, ()),
    (CodeSystem.MODIFIER, "JG"): ("Drug with a discount", date(2018, 1, 1), date(2024, 12, 31), ("TB",)),
    (CodeSystem.CARC, "17"): ("", date(1995, 1, 1), date(2009, 7, 1), ()),
}
COLUMNS = {"coverage": "S", "statute": "1862A7", "asc_group": "YY", "asc_since": "2008-01-01"}


class Dated(MemoryCatalogue):
    """A few entries with last days, and a drug with every column filled."""

    def entry(self, system: CodeSystem, code: str, on: date) -> Entry | Absent:
        if system is CodeSystem.HCPCS and code == "J1885":
            found = super().entry(system, code, on)
            return found if isinstance(found, Absent) else replace(found, attributes=COLUMNS)
        if code == "J1999":
            status = CodeStatus.TERMINATED if on > date(2024, 12, 31) else CodeStatus.ACTIVE
            found = Entry(system, code, "A drug", False, status, RELEASES[CodeSet.HCPCS])
            return replace(found, terminated_on=date(2024, 12, 31), successors=("J9999",))
        if (system, code) not in ENDED:
            return super().entry(system, code, on)
        words, first, last, next_ = ENDED[system, code]
        status = CodeStatus.TERMINATED if on > last else CodeStatus.ACTIVE
        release = RELEASES[CodeSet.HCPCS]
        ended = last if last < date.max else None
        return Entry(system, code, words, False, status, release, first, ended, next_)


def short(text: str, **more: object) -> str:
    asked = replace(question(text, **more), citations=cite(text))
    return short_answer(Answerer(Dated(), MailTemplates()).draft(asked))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Is modifier JG still ok?", "No: modifier JG ended: its last valid day was 2024-12-31; since then it is TB."),
        ("Is modifier JG dead?", "Yes: modifier JG ended"),
        ("When did modifier JG end?", "Modifier JG ended"),
        ("J1885-JG for the drug, fine?", "2024-12-31"),
        ("When was modifier XS created?", "Modifier XS is in force since 2015-01-01"),
        ("is modifier XS still active", "Yes: modifier XS is in force"),
        ("Is CARC 17 still alive, since when is it dead?", "No: CARC 17 is no longer in use: it ended on 2009-07-01"),
        ("statute cite of J1885?", "statute reference 1862A7 (Social Security Act, section 1862(a)(7))"),
        ("is J1885 ASC approved?", "ASC group YY (approved for surgery centers), since 2008-01-01"),
        ("laboratory certification code of J1885?", "laboratory certification code none"),
    ],
)  # fmt: skip
def test_ends_and_rare_columns_are_told_first(text: str, said: str) -> None:
    assert said in short(text)


def test_a_code_that_was_valid_then_and_has_ended_since_is_said_to_have_ended() -> None:
    then = short("What does modifier JG mean?", date_of_service=date(2023, 5, 1))
    assert "ended" not in then
    assert "Its last valid day was 2024-12-31; see J9999." in short(
        "Is J1999 valid?", date_of_service=date(2024, 3, 1)
    )
    assert "last valid day" not in short("Is J1885 valid?", date_of_service=date(2024, 3, 1))


def test_a_modifier_is_judged_on_the_day_of_service() -> None:
    assert "ended" not in short("What does modifier JG mean?", date_of_service=date(2023, 5, 1))


@pytest.mark.parametrize(
    ("text", "ended", "verdict"),
    [
        ("still active?", True, "No: "),
        ("is it retired?", True, "Yes: "),
        ("is it retired?", False, "No: "),
        ("even alive? since when is it dead", True, "No: "),
        ("what does it mean", True, ""),
    ],
)
def test_what_is_asked_first_decides_the_verdict(text: str, ended: bool, verdict: str) -> None:
    assert days_asked.verdict(text, ended=ended) == verdict
