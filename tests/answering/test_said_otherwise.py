"""What a question says in other words than the notes is heard as what they say; words alike that mean something else are not."""

from __future__ import annotations

import pytest

from consultant.answering.said_otherwise import APART, heard
from tests.answering.test_verdicts import draft


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("What do I append to Monday's E/M?", "which modifier"),
        ("How do I mark the later one?", "which modifier"),
        ("How is the E/M flagged?", "which modifier"),
        ("What goes on the line?", "which modifier"),
        ("By what date must it be sent?", "deadline"),
        ("What share of the fee does she get?", "percent"),
        ("Under whose name does it go out?", "who bills"),
        ("Nobody here can tell GX and GY apart.", "difference"),
        ("We mean to contest the denial.", "appeal"),
        ("Medicare paid us in error.", "overpaid"),
        ("What is the deadline for repaying?", "return"),
        ("He won't put his signature on the form.", "refuses to sign"),
        ("The ABN slipped our mind.", "no abn"),
        ("The surgeon made up his mind to operate.", "decided"),
        ("Saw her on Monday, operated on Tuesday.", "next day"),
        ("The surgeon carried out stage two.", "staged"),
        ("Do the ninety days start over?", "new global"),
        ("He was rushed back to the operating room.", "return to the or"),
        ("The NP and the MD both took part.", "shared"),
        ("A replacement physician sees her patients.", "substitute"),
        ("The note never said where it was given.", "forgot"),
        ("Why do injury codes end in A, D or S?", "7th character"),
        ("It is mending as it should.", "routine healing"),
        ("20 mg went into the bin.", "wasted"),
        ("The entire vial had been used.", "nothing left"),
        ("They refunded part of the price.", "partial credit"),
        ("A complaint that nobody had dealt with before.", "new problem"),
        ("Two progress notes lack a signature.", "unsigned"),
        ("One anesthesiologist had three CRNAs at the same time.", "medical direction"),
        ("The partners cover for each other.", "reciprocal"),
        ("No video, just the telephone.", "audio only"),
        ("The clinic sits two miles off the main campus.", "off campus"),
        ("How many nights must be expected?", "midnights"),
        ("They want to turn the inpatient into an outpatient.", "condition code 44"),
        ("A person at ordinary risk.", "average risk"),
    ],
)
def test_other_words_are_heard_as_those_of_the_notes(text: str, meant: str) -> None:
    assert meant in heard(text).split(f" {APART} ")


@pytest.mark.parametrize(
    ("text", "not_meant"),
    [
        ("Which adjudication indicator goes with it?", "which modifier"),
        ("Appendicitis with an appendectomy: code?", "which modifier"),
        ("At discharge the ulcer is stage 4.", "staged"),
        ("57500 goes out with 57454.", "away"),
        ("R57.0 and R65.21, both documented.", "shared"),
        ("Is there a code first note at J70.5?", "first"),
        ("17110 and 17000: warts were destroyed.", "wasted"),
        ("Which panel stays, is there an override?", "which prevails"),
    ],
)
def test_words_alike_are_not_heard_so(text: str, not_meant: str) -> None:
    assert not_meant not in heard(text).split(f" {APART} ")


@pytest.mark.parametrize(
    ("text", "begins"),
    [
        ("Visit on the eve of a major operation, there they settled on surgery. What do I append?", "57 on the visit"),
        ("Trip back to surgery for a hematoma in the 90 days. How do I mark it, does the clock begin anew?", "78 for an"),
        ("Our doctor is on medical leave, a stand-in is paid a daily rate. Modifier and time limit?", "Under the absent"),
        ("The progress note is missing the time. The doctor wants to fix it 5 days later. How, compliantly?", "As a late"),
        ("Which one wins if our contractor's LCD contradicts the NCD?", "The NCD: it binds"),
        ("Medicare sent us money by mistake. By when must it be given back?", "What was paid too much is"),
        ("A COTA provided the whole treatment. Which two modifiers and what percentage is paid?", "CO, beside GO"),
        ("He would not sign the ABN and demanded the scan. How do we proceed, which modifier?", "With the refusal"),
        ("NP and physician both saw the patient in the office. Who bills?", "In the office there is no shared visit"),
        ("Reviewer found that two notes lack a signature. The physician offers to sign now. Acceptable?", "No late signature"),
        ("UR wants to turn an inpatient into an outpatient before he leaves. What conditions apply?", "Condition code 44"),
        ("How many years do we need to hang on to signed ABNs?", "Five years"),
        ("Since it is an Excludes2, the two codes are mutually exclusive, right?", "No: Excludes2 means"),
    ],
)  # fmt: skip
def test_a_question_in_other_words_has_the_same_answer(text: str, begins: str) -> None:
    assert draft(text).text.split("SHORT ANSWER\n")[1].startswith(begins)
