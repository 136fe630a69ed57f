"""Only a question that asks for yes or no is answered with them."""

from __future__ import annotations

import pytest

from consultant.answering.polarity import (
    confirms,
    contrary,
    denies,
    turned,
    wants_yes_or_no,
    without_yes_or_no,
)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Can 20610 be billed with 76942?", True),
        ("99213 with 20610?", True),
        ("64635 with 64493 same side - separate?", True),
        ("May they go together? Which modifier?", True),
        ("I'd like to know if 99403 is bundled into it and what the indicator is.", True),
        ("The dashboard shows nothing for V28. Is that right?", False),
        ("BMI codes can stand alone, a note of obesity isn't required. Right?", True),
        ("Is J96.11 a CC or an MCC?", False),
        ("73721 on both knees. One line with 50, or RT and LT?", False),
        ("C18.7 and D63.0, which comes first?", False),
        ("How many units of 95165 may go on one date?", False),
        ("Is 92250 unilateral or bilateral?", False),
        ("50 or RT/LT on 64483?", False),
        ("CC, MCC or neither as a secondary dx: Q20.0? I50.9?", False),
        ("Outpatient services how many days before admission are bundled into the inpatient claim?", False),
        ("Can the NP bill for a new patient or a new problem?", True),
        ("Can the NP bill for a new or established patient?", False),
        ("Is it billable or not?", True),
        ("Modifier 57 goes with minor procedures. True or false?", True),
        ("Status of 99024, 99050, 99000?", False),
        ("PC/TC of 93010, 93005, 93000?", False),
        ("multiple procedure indicator of 43239", False),
        ("Please list the edits of 43239 and 43235", False),
        ("bilateral indicator 3, what does it mean? e.g. 73030", False),
        ("Is the status of 99024 really B?", True),
        ("A co-surgeon is never paid for 63047, true?", False),
        ("E66.01 doesn't risk adjust, does it?", False),
        ("27447 allows an assistant, correct?", True),
        ("M25.561 and M79.641 both? Somebody says the Excludes note forbids it.", True),
        ("M25.511 and M79.621 on one claim? My colleague says an Excludes note forbids it.", True),
        ("bilateral indicators: 20610, 64483, 92250", False),
    ],
)
def test_a_choice_and_a_which_want_neither_yes_nor_no(text: str, wanted: bool) -> None:
    assert wants_yes_or_no(text) is wanted


@pytest.mark.parametrize(
    ("sentence", "rest"),
    [
        ("Yes: NCCI bundles it.", "NCCI bundles it."),
        ("Yes, but only with a modifier: see below.", "Only with a modifier: see below."),
        ("Yes, both: C18.7 before D63.0.", "C18.7 before D63.0."),
        ("No, not for NCCI: none is held.", "Not for NCCI: none is held."),
        ("Usually no: NCCI bundles it.", "NCCI bundles it."),
        ("Not at the same site.", "Not at the same site."),
    ],
)
def test_what_is_left_of_an_answer_still_reads_as_a_sentence(sentence: str, rest: str) -> None:
    assert without_yes_or_no(sentence) == rest


@pytest.mark.parametrize(
    ("text", "so"),
    [
        ("The reduction doesn't apply to 45385, agree?", True),
        ("99441 was deleted, right?", True),
        ("I told him we can't bill that. Was I right, and if so what goes on the claim?", True),
        ("I told him we can bill that. Was I right, and if so what goes on the claim?", False),
        ("66984 and 67028 are free of any edit, correct?", True),
        ("The reduction applies to 45385, correct?", False),
        ("It was not paid. Is 45385 reduced?", False),
        ("Medicare covers 99397 with no cost, right?", False),
        ("They go together with no modifier, right?", True),
        ("As 99245 has no limit, we can send it to Medicare, yes?", False),
        ("80053 includes 80061, so we don't bill that one, right?", False),
        ("As J96.01 is only a CC, the group doesn't move, right?", False),
        ("It can't be coded with K62.81, so we drop K60.2. Correct?", True),
        ("Since L89 excludes ulcers, E11.621 and L89.623 can never be together, correct?", True),
    ],
)
def test_a_denial_that_waits_for_a_yes_is_told_from_other_questions(text: str, so: bool) -> None:
    assert denies(text) is so


@pytest.mark.parametrize(
    ("sentence", "unsaid", "turned"),
    [
        ("Yes: a reduction applies to 45385.", "", "No: a reduction applies to 45385."),
        ("No: 51798 is technical alone.", "", "Yes: 51798 is technical alone."),
        ("Z79.4 falls in HCC 38.", "No: ", "No: Z79.4 falls in HCC 38."),
        ("Yes, but only with a modifier: it is bundled.", "", "Only with a modifier: it is bundled."),
    ],
)
def test_the_answer_to_a_denial_is_the_contrary(sentence: str, unsaid: str, turned: str) -> None:
    assert contrary(sentence, unsaid) == turned


@pytest.mark.parametrize(
    ("sentence", "text", "said"),
    [
        (
            "No: R60.1 and R18.8 may not be reported.",
            "Does an Excludes1 stop us from it?",
            "Yes, only one of them:",
        ),
        ("Yes: K21.9 and K44.9 may both be reported.", "Does anything prevent reporting both?", "No: K21.9"),
        ("Yes: K21.9 and K44.9 may both be reported.", "May both be reported?", "Yes: K21.9"),
    ],
)
def test_what_would_stop_two_codes_is_denied_where_both_may_stand(
    sentence: str, text: str, said: str
) -> None:
    assert turned(sentence, text).startswith(said)


@pytest.mark.parametrize(
    ("text", "confirming"),
    [
        ("QZ is for a CRNA with medical direction. True?", True),
        ("Our vendor says an MUE is a target and we may always bill up to it.", True),
        ("Can JW and JZ be on one line?", True),
        ("Since 2023 the codes 99218-99220 are deleted, so we use 99221-99223. True?", True),
        ("KX threshold for 2026 PT and SLP combined? and OT?", False),
        ("We picked 99214 by time - how many minutes does the doctor need?", False),
    ],
)
def test_a_claim_is_confirmed_or_reported(text: str, confirming: bool) -> None:
    assert confirms(text) is confirming
