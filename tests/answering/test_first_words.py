"""What a reply begins with, where experts would not have signed it: the yes or no, and every asked thing in the short answer."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from consultant.answering import Answerer, pair_words, polarity, primary_words
from consultant.answering.findings.edits import edits_compared
from consultant.answering.reading.citing import holds_the_note, with_places
from consultant.answering.reading.stretches import stretches
from consultant.codes import cite
from consultant.model.catalogue import Absent, BillingSetting, CodeStatus, Entry, UnitLimit
from consultant.model.codes import CodeSystem
from consultant.templates import MailTemplates
from tests.fakes.catalogue import MemoryCatalogue
from tests.fakes.questions import question


def _short(text: str) -> str:
    draft = Answerer(MemoryCatalogue(), MailTemplates()).draft(question(text))
    return " ".join(draft.text.partition("SHORT ANSWER")[2].partition("WHAT THE DATA")[0].split())


@pytest.mark.parametrize(
    ("text", "alike", "verdict"),
    [
        ("She says the indicator isn't the same in both files. Is she right?", False, "Yes, they differ"),
        (
            "She says the indicator isn't the same in both files. Is she right?",
            True,
            "No, they do not differ",
        ),
        ("Is the indicator the same in both files?", False, "No, they differ"),
        ("Is it the same for the hospital?", True, "Yes, the same"),
    ],
)
def test_that_two_files_are_not_alike_is_judged_as_said(text: str, alike: bool, verdict: str) -> None:
    assert edits_compared._verdict(text, alike=alike) == verdict


def test_a_denial_that_is_only_the_reason_is_not_what_is_confirmed() -> None:
    assert not polarity.denies("We report G0477, since Medicare does not take CPT for it. OK?")
    assert polarity.denies("G0477 is not valid for Medicare, right?")


@pytest.mark.parametrize(
    ("text", "either"),
    [
        ("can 0755T go out by itself or does it need 88309", True),
        ("Is 64490 billed alone or with a primary?", True),
        ("Does 0755T need 88309?", False),
    ],
)
def test_no_answers_whether_an_add_on_goes_alone_or_not(text: str, either: bool) -> None:
    assert primary_words.alone_or_not(text) is either
    assert primary_words.yes_means_needed(text, None) is ("Does" in text)


def test_the_reason_of_a_limit_is_told_where_it_is_asked() -> None:
    assert "on the basis of Clinical: Data" in _short("MUE for 20610 and its rationale?")
    assert "on the basis" not in _short("MUE for 20610?")


class BothSettings(MemoryCatalogue):
    """The catalogue in memory, where a hospital may report nine units of everything."""

    def unit_limit(self, code: str, setting: BillingSetting, on: date) -> UnitLimit | Absent:
        found = super().unit_limit(code, BillingSetting.PRACTITIONER, on)
        units = 9 if setting is BillingSetting.HOSPITAL else 2
        return replace(found, units=units, setting=setting) if isinstance(found, UnitLimit) else found


def test_who_knows_the_limit_of_another_setting_is_not_told_to_be_wrong() -> None:
    asked = question(
        "Our clinic swears the daily maximum on 20610 is 2. I'm on the hospital outpatient side. What's ours?"
    )
    told = Answerer(BothSettings(), MailTemplates()).draft(asked).text
    assert (
        "is 9 units per day in the outpatient hospital setting; 2 is that in the practitioner setting"
        in " ".join(told.split())
    )


def test_what_is_asked_of_each_item_is_asked_of_items_that_only_tell() -> None:
    found = stretches(
        question(
            "Which letter do we put on: (a) an infection of day 5, (b) a chart that is silent, (c) a doubt?"
        )
    )
    assert [one.text[:3] for one in found] == ["(a)", "(b)", "(c)"]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("We still bill 99241 for our consults. Is that right?", "No: 99241 is no longer valid"),
        ("What replaced 99241?", "99241 is no longer valid"),
    ],
)
def test_a_code_that_has_ended_and_is_in_use_is_answered_with_no(text: str, first: str) -> None:
    class Ended(MemoryCatalogue):
        def entry(self, system: CodeSystem, code: str, on: date) -> Entry | Absent:
            found = super().entry(system, "99213" if code == "99241" else code, on)
            if code != "99241" or not isinstance(found, Entry):
                return found
            return replace(found, code=code, status=CodeStatus.TERMINATED, terminated_on=date(2022, 12, 31))

    draft = Answerer(Ended(), MailTemplates()).draft(question(text))
    assert " ".join(draft.text.partition("SHORT ANSWER")[2].split()).startswith(first)


def test_a_header_that_only_holds_the_note_is_none_of_the_diagnoses() -> None:
    cited = cite("N40.1 and R39.14: does the note at R39.1 want N40.1 first?", known=lambda *_: True)
    at = [one.code for one in cited if holds_the_note(one, cited, "does the note at R39.1 want N40.1 first?")]
    assert at == ["R39.1"]


def test_the_number_of_a_cited_place_is_no_modifier() -> None:
    text = "Claim came back with place of service 62. What is 62?"
    assert [(one.system.value, one.code) for one in with_places(cite(text), text)] == [("pos", "62")]


def test_an_item_that_asks_without_a_question_mark_is_an_item() -> None:
    found = stretches(question("Two things:\na) what letter is the placeholder\nb) do we add Z79.4?"))
    assert [one.text[:2] for one in found] == ["a)", "b)"]


@pytest.mark.parametrize(
    ("text", "one"),
    [
        ("52356 with 52332 on the left, is there an edit?", True),
        ("52356 with 52332, is there an edit?", False),
        ("20610 and 20605 on the left and right knee?", False),
    ],
)
def test_two_codes_on_a_side_named_once_are_on_one_site(text: str, one: bool) -> None:
    assert pair_words.same_site(text) is one
