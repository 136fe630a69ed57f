"""What a question tells of two codes: one site, both settings, the history of their edit; and the first words it gives."""

from __future__ import annotations

import pytest

from consultant.answering.answerer import Answerer
from consultant.answering.pair_words import (
    about_pairs,
    asks_denied,
    asks_history,
    came_after,
    same_site,
    takes_for_open,
    takes_for_shut,
)
from consultant.answering.reading.billing_setting import both_settings
from consultant.templates import MailTemplates
from tests.fakes.catalogue import MemoryCatalogue
from tests.fakes.questions import question


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("stone on the right, and a stent on the right", True),
        ("both on the same interspace", True),
        ("closed a hernia at the port site", True),
        ("one on the right and one on the left", False),
        ("11102 and 17000 together", False),
    ],
)
def test_one_site_is_told(text: str, *, expected: bool) -> None:
    assert same_site(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The doctor's claim says never, the hospital's says maybe.", True),
        ("Is the physician limit the same as the hospital limit?", True),
        ("The doctor saw her in the hospital.", False),
    ],
)
def test_both_settings_are_named(text: str, *, expected: bool) -> None:
    assert both_settings(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Is the edit the same for him as for the hospital's own claim?", True),
        ("Both on the same day in the hospital?", False),
        ("The same surgeon in our hospital did both.", False),
        ("Is there an edit, and is it the same for hospital outpatient?", True),
        ("may the hospital open what the doctor can't?", True),
        ("Does the physician's table agree with the hospital's?", True),
        ("The same doctor did both in the hospital.", False),
    ],
)
def test_one_setting_is_set_beside_the_other(text: str, *, expected: bool) -> None:
    assert both_settings(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Which of the two gets denied and can a modifier help?", True),
        ("which one is paid?", True),
        ("Which code will be dropped?", True),
        ("Which one of the two does NCCI deny?", True),
        ("Which of the two is the payable code of the edit?", True),
        ("Which modifier gets the visit paid?", False),
        ("Was the claim denied?", False),
    ],
)
def test_the_denied_code_is_asked_for(text: str, *, expected: bool) -> None:
    assert asks_denied(text) is expected


@pytest.mark.parametrize(
    ("text", "first"),
    [
        (
            "27447 and 20610: which of the two is denied?",
            "20610 is denied, and 27447 is the one considered for payment:",
        ),
        ("27447 is included in 20610, so 27447 was denied. Correct?", "No, the other way round:"),
        (
            "59 works for every bundled pair, right? 20610-59 and 27447",
            "No, a modifier does not always work:",
        ),
        ("What is the indicator for 27447/20610?", "NCCI bundles 20610 into 27447"),
    ],
)
def test_the_first_words_are_on_what_is_asked(text: str, first: str) -> None:
    drafted = Answerer(MemoryCatalogue(), MailTemplates()).draft(question(text)).text
    assert drafted.split("SHORT ANSWER\n")[1].startswith(first)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("in the evening the same surgeon gave critical care", True),
        ("99291 after the operation", True),
        ("critical care in the morning, then the operation", False),
    ],
)
def test_what_came_after_the_operation(text: str, *, expected: bool) -> None:
    assert came_after(text) is expected


def test_words_on_pairs_and_their_history() -> None:
    assert about_pairs("any PTP edit between them?")
    assert not about_pairs("do both need QW?")
    assert asks_history("since when does the edit stand?")
    assert not asks_history("do they bundle?")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Is the MUE of 27447 absolute?", "Yes: the MUE of 1 for 27447 has adjudication indicator 2"),
        ("Can 37244 with 37243 be billed at the same site?", "Not at the same site"),
        ("20610 and 27447 by one surgeon: does NCCI let him unbundle?", "No: NCCI bundles 20610"),
        (
            "20610 with 27447. Does this edit accept any modifier? What's the stated rationale?",
            "No: with modifier",
        ),
        ("Is 20610 bundled into 27447?", "Yes: 20610 is bundled into 27447"),
    ],
)
def test_the_first_words(text: str, said: str) -> None:
    drafted = Answerer(MemoryCatalogue(), MailTemplates()).draft(question(text))
    assert drafted.text.split("SHORT ANSWER\n")[1].startswith(said)


@pytest.mark.parametrize(
    ("text", "is_open", "is_shut"),
    [
        ("Can the edit 92604/92588 be opened?", True, False),
        ("We add 59, since the pair may be bypassed.", True, False),
        ("Is it right that no modifier opens 92604/92588?", False, True),
        ("The edit 92604/92588 cannot be opened, right?", False, True),
        ("Is 92588 bundled into 92604, and can a modifier override it?", False, False),
        ("Which modifier opens the edit?", False, False),
    ],
)
def test_an_edit_is_taken_for_open_or_shut(text: str, *, is_open: bool, is_shut: bool) -> None:
    assert (takes_for_open(text), takes_for_shut(text)) == (is_open, is_shut)
