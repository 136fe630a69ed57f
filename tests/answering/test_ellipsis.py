"""A question that leaves out what it asks for is heard with it, and each half is answered (A17)."""

from __future__ import annotations

import pytest

from consultant.answering.reading.ellipsis import completed, questions
from consultant.answering.reading.second_halves import written_out
from consultant.answering.reading.shared_heads import said_whole
from tests.answering.test_descriptions import question
from tests.answering.test_verdicts import draft, verdict


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("OT services: which plan-of-care modifier - and which for PT?", "which plan-of-care modifier for PT?"),
        ("ABN signed. Modifier? And when there was no ABN?", "which Modifier when there was no ABN?"),
        ("Hospice RN visit G code, and the LPN one?", "which G code for LPN?"),
        ("X modifier for a different surgeon, and for a different organ?", "which X modifier for a different organ?"),
        ("Which modifier for the visit? And if the op has 10 days?", "Which modifier for the visit if the op has 10 days?"),
        ("Which modifier is right? And is a note needed?", ""),
        ("Which modifier for PT? And which G code for OT?", ""),
        ("Is it covered? And for men?", ""),
    ],
)  # fmt: skip
def test_what_a_part_leaves_out_is_what_the_one_before_asks_for(text: str, last: str) -> None:
    asked = questions(text)
    assert completed(asked[-1], asked[:-1]) == last


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("G0447: BMI threshold and visit schedule?", ("G0447: BMI threshold?", "G0447: visit schedule?")),
        ("DRG 374: title and weight?", ("DRG 374: title?", "DRG 374: weight?")),
        ("99213 - RT and LT?", ("99213 - RT and LT?",)),
        ("Factor Wyoming 2025, and how long is one unit?", ("Factor Wyoming 2025", "how long is one unit?")),
        ("Withdrawal delirium: code, and is F10.10 ok?", ("Withdrawal delirium: code", "is F10.10 ok?")),
        ("Flu shot - how is G0008 billed and which diagnosis?", ("Flu shot - how is G0008 billed", "which diagnosis?")),
        ("Denied 20610 global period, and what can we do?", ("Denied 20610 global period, and what can we do?",)),
        ("Modifiers GE and GC, what is the difference?", ("Modifiers GE and GC, what is the difference?",)),
    ],
)  # fmt: skip
def test_what_is_asked_by_its_name_alone_is_a_part_too(text: str, parts: tuple[str, ...]) -> None:
    assert questions(text) == parts


@pytest.mark.parametrize(
    ("text", "halves"),
    [
        ("OT services: which plan-of-care modifier - and which for PT?", ("GP", "GO")),
        ("ABN signed, medical necessity denial expected. Modifier? And when there was no ABN?", ("GA ", "GZ")),
        ("E/M the day before a 90 day global op, decision made there. Modifier? And if the op has 0 global days?", ("57", "25")),
        ("Which X modifier says separate practitioner and which separate structure?", ("XP", "XS")),
        ("Assistant at surgery is a PA: which modifier, and what share does Medicare pay?", ("AS", "13.6 percent")),
        ("PT assistant in home health: which G code, and how long is a unit?", ("G0157", "15 minutes")),
        ("Part B for 8 months, no preventive visit yet: which G code, and until when?", ("G0402", "12 months")),
        ("LDCT lung screening ages and pack years? And the code for the counseling visit?", ("50 to 77", "G0296")),
        ("Video visit, patient in her living room. POS, and what rate?", ("POS 10", "non-facility")),
        ("What is the ABN cost estimate rule, and how long is an ABN valid for repetitive services?", ("estimate", "one year")),
    ],
)  # fmt: skip
def test_both_halves_are_said(text: str, halves: tuple[str, str]) -> None:
    said = verdict(text)
    assert all(half in said for half in halves)


def test_one_half_that_is_open_does_not_ask_back_for_both() -> None:
    found = draft("Which modifier for a plasma thing, and POS for a video visit with the patient at home?")
    assert found.status.value == "draft"
    assert "POS 10" in found.text


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "Single dose vial 100 mg, gave 80, tossed 20. Drug unit is 10 mg. How do we bill?",
            "80 mg are 8 units of 10 mg each on the first line; the 20 mg thrown away are 2 units",
        ),
        (
            "Single dose vial, we threw away 30 mg of 100 and the drug is per 10 mg. How many units on each line?",
            "70 mg are 7 units of 10 mg each on the first line; the 30 mg thrown away are 3 units",
        ),
        ("Vial 200 mg, 150 given, 50 wasted, billing unit 10 mg. Units per line?", "the 50 mg thrown away are 5 units"),
        ("Anesthesia, 7 base units and 90 minutes: how many units?", "with 7 base units that is 13.0 units"),
        (
            "Partner of the same specialty saw her 2 years ago, I never did. Which office visit codes?",
            "Established (99211 to 99215)",
        ),
    ],
)  # fmt: skip
def test_sums_and_rules_without_a_code(text: str, said: str) -> None:
    assert said in verdict(text)


@pytest.mark.parametrize(
    ("text", "each"),
    [
        ("Long-term use of aspirin and of clopidogrel - a code for each", ("use of aspirin:", "use of clopidogrel:")),
        ("Family history of breast cancer and of colon cancer: codes please", ("breast cancer:", "history of colon cancer:")),
        ("history of stroke and hypertension, which codes?", ("history of stroke and hypertension, which codes?",)),
        ("Is 20610 and of 20611 paid?", ("Is 20610 and of 20611 paid?",)),
    ],
)  # fmt: skip
def test_things_that_share_their_head_are_each_said_whole(text: str, each: tuple[str, ...]) -> None:
    assert all(one in said_whole(text) for one in each)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        (
            "Just two. Hypotension, unspecified - code? And orthostatic hypotension, same or another?",
            "1) Hypotension, unspecified - code?\n2) orthostatic hypotension - which code?",
        ),
        (
            "1) Acquired cyst of the kidney - dx code?\n2) And when the child was born with it?",
            "1) Acquired cyst of the kidney - dx code?\n2) Congenital cyst of the kidney - which diagnosis code?",
        ),
        ("Is gout the same code?", "Is gout the same code?"),
    ],
)
def test_a_second_half_that_leans_on_the_first_is_written_out(text: str, written: str) -> None:
    assert " ".join(written_out(question(text)).text.split()) == " ".join(written.split())
