"""What a reply begins with, where experts would not have signed it: the yes or no, and every asked thing in the short answer."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from consultant.answering import Answerer, polarity, primary_words
from consultant.answering.findings.edits import edits_compared
from consultant.answering.reading.stretches import stretches
from consultant.model.catalogue import Absent, BillingSetting, UnitLimit
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
