"""Each question of an ask is answered, also the one whose answer another one would put aside (A17)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from consultant.answering.further_parts import joined, left_out
from consultant.answering.reading import read
from consultant.answering.section import Section
from consultant.answering.wording import Worded
from consultant.model.answer import Finding
from consultant.model.codes import CodeSystem
from tests.answering.test_verdicts import question


def told(text: str, *kinds: str) -> Section:
    """The answer to the one ask of a text that tells findings of these kinds."""
    worded = tuple(Worded(Finding(kind, (), {}, ()), f"{kind}.", "", "", "", ()) for kind in kinds)
    return Section(read(question(text)).asks[0], tuple(one.short for one in worded), worded)


def asked(text: str, *kinds: str) -> list[tuple[str, tuple[str, ...]]]:
    """Each question that is asked alone behind such an answer, with the codes that it is on in the end."""
    return [(asks[-1].text, asks[-1].codes) for asks in left_out(told(text, *kinds))]


@pytest.mark.parametrize(
    ("text", "kind", "last"),
    [
        ("Does 29881 bundle with 29877? And which one pays more?", "edit_closed", ("29881", "29877")),
        ("Is I63.9 an MCC? And which HCC is it in?", "severity", ("I63.9",)),
        ("What is the MUE of 20610 and is 20611 an add-on code?", "unit_limit", ("20611",)),
        ("Is J96.01 an MCC, and which DRG is simple pneumonia?", "severity", ()),
        ("Is 45378 payable? How many RVUs?", "fee_status", ("45378",)),
        ("Can 45378 be billed bilaterally, what's the MUE of it?", "bilateral", ("45378",)),
        ("What is the global of 45378, and if both are done is 50 needed?", "global_days", ("45378",)),
    ],
)
def test_a_question_is_on_its_own_codes_or_those_before_it(
    text: str, kind: str, last: tuple[str, ...]
) -> None:
    assert asked(text, kind)[-1][1] == last


def test_what_names_no_code_is_first_asked_without_one() -> None:
    whole = told("Is 45378 payable? Which conversion factor is used this year?", "fee_status")
    assert [ask.codes for ask in list(left_out(whole))[-1]] == [(), ("45378",)]


def test_as_many_sentences_as_questions_answer_them_all() -> None:
    assert asked("Does 29881 bundle with 29877? And what is the MUE?", "edit_closed", "unit_limit") == []


def test_what_was_nearly_said_is_not_said_again() -> None:
    whole = replace(
        told("Is 20610 payable? And what is its MUE?", "verdict"), short=("The MUE for 20610 is 2 units.",)
    )
    again = replace(whole, short=("For 20610 the MUE is 2 units.",))
    assert joined(whole, again) is whole


@pytest.mark.parametrize(
    "text", ["Is 33225 payable on its own or does it need 33208 beside it?", "Is 20610 bundled with 99213?"]
)
def test_one_question_is_not_asked_in_parts(text: str) -> None:
    assert asked(text, "edit_open") == []


def test_a_part_without_a_code_is_asked_with_what_all_are_about() -> None:
    whole = told("ABN: when is it needed, and how long does one hold?", "note")
    assert [asks[-1].text for asks in left_out(whole)][-1] == "ABN how long does one hold?"


def test_a_part_that_asks_what_the_codes_are_is_told_what_they_are() -> None:
    whole = told("What is 45378? And is it payable?", "fee_status")
    part = told("What is 45378?", "code_active")
    assert joined(whole, part).short == ("fee_status.", "code_active.")


def test_what_points_back_at_a_described_code_is_asked_of_it() -> None:
    whole = told("Ogilvie syndrome. ICD-10-CM code, and is it on the POA-exempt list?")
    named = Worded(
        Finding("code_fitting", ("K59.81",), {"system": CodeSystem.ICD10CM}, ()),
        "K59.81 fits.",
        "",
        "",
        "",
        (),
    )
    whole = replace(whole, short=(named.short,), worded=(named,))
    assert [ask.codes for asks in left_out(whole) for ask in asks if ask.codes] == [("K59.81",)]
