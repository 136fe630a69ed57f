"""Codes of a range are asked of one by one; a second day is judged beside the first; minutes of visits are no pair."""

from __future__ import annotations

import pytest

from consultant.answering import Answerer
from consultant.answering.course_words import further_days
from consultant.answering.intents import Intent
from consultant.answering.reading import read
from consultant.templates import MailTemplates
from tests.answering.traceability import untraced_in_bullets
from tests.fakes.catalogue import MemoryCatalogue
from tests.fakes.questions import question


def short(text: str) -> str:
    drafted = Answerer(MemoryCatalogue(), MailTemplates()).draft(question(text))
    assert untraced_in_bullets(drafted) == {}
    return drafted.text.split("SHORT ANSWER\n")[1].split("\n\n")[0]


def test_each_code_of_a_range_is_told() -> None:
    assert "37244" in short("Global days of 37243-37244?")
    assert "37243" not in short("Global days of 37244?")


@pytest.mark.parametrize(
    ("text", "days"),
    [("on day 8 after it? and on day 12?", (12,)), ("on day 8", ()), ("day 3, day 3 and day 95", (95,))],
)
def test_further_days(text: str, days: tuple[int, ...]) -> None:
    assert further_days(text) == days


def test_a_second_day_is_judged_too() -> None:
    assert "Day 95 lies outside them" in short("A visit on day 30 after 27447, in the global? And on day 95?")


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("99202/03/04/05 time minimums?", Intent.WHAT_IS),
        ("99213 and 99214 on the same day?", Intent.TOGETHER),
        ("our radiologist bills 71046 global in POS 22, fine?", Intent.COMPONENTS),
        ("What is the global period of 71046?", Intent.GLOBAL),
        ("33866 goes along with which aortic codes?", Intent.ADD_ON),
        ("What revenue code goes with 99284?", Intent.RULES),
        ("how many min for 99204 & what mdm", Intent.WHAT_IS),
        ("61796 gets 50% off as 2nd surg i think. yes?", Intent.MULTIPLE),
        ("which code must be there with 15772?", Intent.ADD_ON),
        ("92250 multi proc indicator 7 meaning", Intent.MULTIPLE),
        ("10060 last Friday, today is day 6. Can we charge for it?", Intent.GLOBAL),
    ],
)
def test_what_is_asked(text: str, intent: Intent) -> None:
    asked = read(question(text)).asks[0].intents
    assert intent in asked or (intent is Intent.RULES and Intent.ADD_ON not in asked)
