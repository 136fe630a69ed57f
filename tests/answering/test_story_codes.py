"""A diagnosis that a mail tells as a story: how it is read, what titles and stories agree on, and when a code is told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest

from consultant.answering import Answerer
from consultant.answering.findings.descriptions import weighed, weighing
from consultant.answering.findings.descriptions.story import story
from consultant.answering.findings.descriptions.told_apart import DIAGNOSES as APART
from consultant.model.answer import Draft, DraftStatus
from consultant.model.codes import CodeSystem
from consultant.model.described import Heard
from consultant.templates import MailTemplates
from tests.fakes.hearing import Hearing, Shelf
from tests.fakes.questions import question


def heard(code: str, title: str, share: float = 0.6, told: float = 1.0) -> Heard:
    return Heard(code, title, share, share / 0.6, told, 30.0 * told, 20.0 * (1 - told), 0.0, 0.0)


TITLES: Mapping[str, str] = {
    "L99.11": "Chronic widget fever, right ear",
    "L99.12": "Chronic widget fever, left ear",
    "L99.19": "Chronic widget fever, unspecified ear",
}


def draft(body: str, *codes: Heard) -> Draft:
    return Answerer(
        Shelf(CodeSystem.ICD10CM, TITLES), MailTemplates(), search=Hearing(CodeSystem.ICD10CM, *codes)
    ).draft(question(body))


def test_what_is_denied_and_left_open_stands_apart_from_what_is_so() -> None:
    told = story(
        "72 yo with gout of the left knee, no kidney disease, chart never says which drug. dx code please"
    )
    assert "gout" in told.said
    assert "kidne" in told.denied
    assert "kidne" not in told.said
    assert told.left_open
    assert told.side == "left"
    assert "code" not in told.words


@pytest.mark.parametrize(
    ("text", "encounter"),
    [
        ("cast check, bone is knitting well", "D"),
        ("scar from a burn years ago", "S"),
        ("rash since monday", ""),
    ],
)
def test_loose_words_tell_the_encounter(text: str, encounter: str) -> None:
    assert story(text).encounter == encounter


@pytest.mark.parametrize(
    ("title", "told", "agreed", "differing", "untold"),
    [
        ("Obesity, class 3", "class III obesity", 1, 0, 0),
        ("Obesity, class 1", "class III obesity", 0, 1, 0),
        ("Anemia complicating pregnancy, first trimester", "anemic, third trimester", 0, 1, 0),
        ("Nondisplaced fracture of shaft", "broken mid-shaft, not displaced", 2, 0, 0),
        ("Acute bronchitis", "bronchitis", 0, 0, 1),
    ],
)
def test_titles_and_stories_are_compared_where_titles_tell_things_apart(
    title: str, told: str, agreed: int, differing: int, untold: int
) -> None:
    found = APART.compared(APART.titled(title), APART.told(told))
    assert (found.agreed, found.differing, found.untold) == (agreed, differing, untold)


def test_what_nobody_has_to_say_counts_apart() -> None:
    found = APART.compared(APART.titled("Displaced fracture of shaft"), APART.told("broken shaft"))
    assert (found.usual, found.untold) == (1, 0)


def test_the_code_of_the_told_side_is_told() -> None:
    mail = "She has had widget fever for months, left ear only. What is the ICD-10 code?"
    drafted = draft(mail, *(heard(code, title) for code, title in TITLES.items()))
    assert "L99.12 fits that description" in drafted.text
    assert drafted.status is DraftStatus.DRAFT


def test_a_side_that_nobody_told_is_asked_for() -> None:
    drafted = draft(
        "Which ICD-10 code for chronic widget fever?", *(heard(code, title) for code, title in TITLES.items())
    )
    assert drafted.status is DraftStatus.NEEDS_INFO


def test_a_code_of_whose_name_little_is_told_is_not_told() -> None:
    drafted = draft(
        "What is the ICD-10 code for her strange fever?",
        heard("L99.11", TITLES["L99.11"], share=0.2, told=0.3),
    )
    assert drafted.status is DraftStatus.NEEDS_INFO


def test_the_points_know_every_trait_that_decides() -> None:
    judging = weighed.Judging(story("chronic widget fever, left ear"))
    traits = judging.traits(heard("L99.12", TITLES["L99.12"]))
    assert traits["side"] == 1.0
    other = judging.traits(heard("L99.11", TITLES["L99.11"]))
    assert weighing.points(traits, weighed.TABLE) > weighing.points(other, weighed.TABLE)
    less = judging.traits(replace(heard("L99.12", TITLES["L99.12"]), told=0.2))
    assert weighing.points(traits, weighed.TABLE) > weighing.points(less, weighed.TABLE)
