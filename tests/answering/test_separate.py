"""Mails of several questions that have nothing to do with each other."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from consultant.answering.dates import date_of_service
from consultant.answering.reading import read
from consultant.answering.reading.separate import separate
from consultant.codes.citations import cite
from consultant.model.answer import Question
from consultant.model.catalogue import BillingSetting
from consultant.model.codes import CodeSystem

TODAY = date(2026, 11, 27)


def question(text: str, subject: str = "") -> Question:
    told = date_of_service(text)
    return Question("", "", subject, text, tuple(cite(text)), TODAY, told)


def texts(text: str) -> list[str]:
    return [one.text.strip() for one in separate(question(text))]


@pytest.mark.parametrize(
    "mail",
    [
        "1) MUE of 20610? 2) How long is an ABN valid for?",
        "Two quick ones:\n- MUE of 20610 in the office?\n- How long is an ABN valid for?",
        "Hi team,\nFirst: MUE of 20610?\nSecond: How long is an ABN valid for?",
        "Question 1: MUE of 20610? Question 2: How long is an ABN valid for?",
        "First, what is the MUE of 20610? Second, how long is an ABN valid for?",
        "#1 MUE of 20610?\n#2 How long is an ABN valid for?",
        "MUE of 20610?\nHow long is an ABN valid for?\nThanks, Dana",
        "MUE of 20610?\nAnd separately: How long is an ABN valid for?",
        "What is the MUE of 20610? Unrelated: how long is an ABN valid for?",
    ],
)
def test_each_item_is_a_question_of_its_own(mail: str) -> None:
    asks = read(question(mail)).asks
    assert [[cited.code for cited in ask.citations] for ask in asks] == [["20610"], []]


@pytest.mark.parametrize(
    "mail",
    [
        "1) Is 76942 bundled into 20610?\n2) If yes, can modifier 59 be used?",
        "1. 30903 both sides?\n2. 69706?",
        "Can these be billed together?\n- 99213\n- 20610\n- 96372",
        "1) MUE of 20610? 2) Is it paid on both sides?",
        "1) Is 20610 payable? 2) Can 76942 be billed on the same claim?",
        "Patient with knee pain, 20610 done:\n1) Which modifier for the right side?\n2) What is the MUE there?",
        "Is 62321 bundled with 36818?\nJust need the indicator and which code stays.",
        "single dose vial questions: 1) whole vial used, JW or JZ? 2) what about 20 mg that were thrown away here?",
    ],
)
def test_what_goes_on_stays_with_what_it_goes_on_with(mail: str) -> None:
    assert len(separate(question(mail))) == 1


def test_items_behind_one_go_with_it() -> None:
    mail = "1) Is 76942 bundled into 20610?\n2) Which modifier opens it?\n3) How long is an ABN valid for?"
    assert texts(mail) == [
        "1) Is 76942 bundled into 20610?\n2) Which modifier opens it?",
        "How long is an ABN valid for?",
    ]


def test_the_day_of_one_item_is_not_that_of_the_other() -> None:
    reading = read(
        question("- Bilateral indicator of 64483 please?\n- Was J1040 valid for service in May 2024?")
    )
    assert (reading.on, reading.date_assumed, reading.undated) == (TODAY, True, True)
    assert [ask.on for ask in reading.asks] == [None, date(2024, 5, 1)]


@pytest.mark.parametrize(
    "mail",
    [
        "Dates of service 6/3/2024 for all:\n1) Is J1040 valid?\n2) What is the MUE of 20610?",
        "1) Is J1040 valid?\n2) What is the MUE of 20610? All for DOS 6/3/2024.",
    ],
)
def test_a_day_that_is_told_for_all_holds_for_all(mail: str) -> None:
    reading = read(question(mail))
    assert reading.on == date(2024, 6, 3)
    assert not reading.date_assumed
    assert {ask.on for ask in reading.asks} <= {None, date(2024, 6, 3)}


def test_a_setting_that_is_told_for_all_holds_for_all() -> None:
    reading = read(question("1) 43239 with 43235? 2) MUE of 96413? All hospital outpatient side."))
    assert len(reading.asks) == 2
    assert reading.setting is BillingSetting.HOSPITAL
    assert {ask.setting for ask in reading.asks} == {None}


def test_words_that_tell_a_question_off_are_no_modifier() -> None:
    mail = "MUE of 20610?\nPS: Which place of service is a patient's home?"
    assert texts(mail) == ["MUE of 20610?", "Which place of service is a patient's home?"]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Place of service 31 against 32: what is the difference?", ["31", "32"]),
        ("Two POS numbers from a rejection. What are 58 and 66?", ["58", "66"]),
        ("What are modifiers 58 and 66?", []),
    ],
)
def test_places_that_are_written_bare(text: str, places: list[str]) -> None:
    (ask,) = read(question(text)).asks
    assert [one.code for one in ask.citations if one.system is CodeSystem.POS] == places


@pytest.mark.parametrize(
    "second",
    [
        "Then: Total non-facility RVUs for 31231?",
        "And then: total non-facility RVUs for 31231?",
        "Then, is 31231 payable in an office?",
        "And: how many global days has 31231?",
    ],
)
def test_then_tells_a_question_on_a_code_off_from_a_description(second: str) -> None:
    mail = f"Which ICD-10-CM code do I use for tennis elbow on the right? {second}"
    first, other = read(question(mail)).asks
    assert (first.codes, other.codes) == ((), ("31231",))


@pytest.mark.parametrize(
    "mail",
    [
        "Is 97597 bundled with 11042? Then, can a modifier be used?",
        "Can I bill 20610 with 99213? Then: which modifier would it need?",
    ],
)
def test_then_goes_on_with_the_codes_before_it(mail: str) -> None:
    assert len(read(question(mail)).asks) == 1


@pytest.mark.parametrize("greeting", ["", "Hi, hope you can help with both.\n\n", "Two for today.\n"])
@pytest.mark.parametrize(
    "second",
    [
        "Can 99359 go out by itself? What must be with it?",
        "Is 99359 payable? Or is more to go with that code?",
    ],
)
def test_an_item_that_describes_takes_no_code_of_the_next(greeting: str, second: str) -> None:
    mail = f"{greeting}a) What ICD-10-CM code stands for a level 1 hypoglycemia?\nb) {second}\n\nThanks!"
    asks = read(question(mail)).asks
    assert [one.codes for one in asks] == [(), ("99359",)]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        (
            "Outpatient hospital claim: 61105 together with 95869. Edit? Would a modifier be accepted?",
            {"61105", "95869"},
        ),
        ("Office claim: 36833 next to 36901. An edit? Could a modifier be accepted?", {"36833", "36901"}),
        ("Physician claim: 36833 in combination with 36901. Edit? Modifier?", {"36833", "36901"}),
        ("Claim: 36833 billed together with 36901. Edit? Modifier?", {"36833", "36901"}),
    ],
)
def test_both_codes_of_a_claim_are_one_pair(text: str, codes: set[str]) -> None:
    (ask,) = read(question(text)).asks
    assert set(ask.codes) == codes


def test_a_subject_that_is_the_pair_gives_its_codes_together() -> None:
    text, subject = "61105 with the test: any edit? Would a modifier ever be accepted?", "61105 95869"
    asked = replace(
        question(text, subject), citations=(*cite(text), replace(cite(subject)[1], span=(len(text),) * 2))
    )
    (ask,) = read(asked).asks
    assert set(ask.codes) == {"61105", "95869"}


def test_which_one_asks_for_what_the_item_before_it_asks_for() -> None:
    mail = "1) Which modifier says there was no order for the item?\n2) Which one says the item replaces a lost DME item?"
    assert texts(mail)[1] == "Which modifier says the item replaces a lost DME item?"
