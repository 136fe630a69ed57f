"""A supply or a service of Level II that a mail tells in its own words: how it is read, weighed, and told."""

from __future__ import annotations

from dataclasses import replace

import pytest

from consultant.answering import Answerer
from consultant.answering.findings.descriptions import weighed_items, weighing
from consultant.answering.findings.descriptions.told_apart import ITEMS as APART
from consultant.answering.findings.descriptions.weighed_items import item_story, traits
from consultant.model.answer import Draft, DraftStatus
from consultant.model.catalogue import CodeSet
from consultant.model.codes import CodeSystem
from consultant.model.described import Heard
from consultant.templates import MailTemplates
from tests.fakes.hearing import Hearing, Shelf
from tests.fakes.questions import question

TITLES = {
    "E0998": "Widget chair, heavy duty, with arms that come off",
    "E0999": "Widget chair, standard",
    "E0997": "Widget chair, lightweight",
}


def heard(code: str, share: float = 0.6, told: float = 1.0) -> Heard:
    return Heard(code, TITLES[code], share, share / 0.6, told, 30.0 * told, 20.0 * (1 - told), 0.0, 0.0)


def draft(body: str, *codes: Heard) -> Draft:
    return Answerer(
        Shelf(CodeSystem.HCPCS, TITLES, CodeSet.HCPCS),
        MailTemplates(),
        search=Hearing(CodeSystem.HCPCS, *codes),
    ).draft(question(body))


def test_a_mail_is_read_as_the_story_of_an_item() -> None:
    told = item_story(
        "Our supplier needs the HCPCS for a 4 x 4 dressing, sterile, no border, for a 6 year old boy"
    )
    assert "dressing" in told.words
    assert "HCPCS" not in told.words
    assert "supplier" not in told.words
    assert told.values == {"sq in": 16.0}
    assert told.denied == {"border": False}
    assert told.child
    assert not told.grown


@pytest.mark.parametrize(
    ("title", "told", "agreed", "differing"),
    [
        (
            "Ostomy pouch, drainable; with barrier attached, (1 piece), each",
            "one piece bag, opens at the bottom",
            2,
            0,
        ),
        (
            "Ostomy pouch, closed; without barrier attached (1 piece), each",
            "one piece bag, opens at the bottom",
            1,
            1,
        ),
        ("Hearing aid, digital, monaural, bte", "one aid behind the left ear", 2, 0),
        ("Colonoscopy on individual at high risk", "average-risk patient", 0, 1),
        ("Power wheelchair, group 2 standard", "power chair, group 2", 2, 0),
    ],
)
def test_titles_of_items_and_mails_are_compared(title: str, told: str, agreed: int, differing: int) -> None:
    found = APART.compared(APART.titled(title), APART.told(told))
    assert (found.agreed, found.differing) == (agreed, differing)


def test_the_letter_and_the_size_that_are_told_speak_for_a_code() -> None:
    one = Heard("A6402", "Gauze, sterile, pad size 16 sq. in. or less", 0.5, 1.0, 0.8, 20.0, 5.0, 0.0, 0.0)
    story = item_story("Sterile gauze pads 3 x 3 inches, which A code?")
    small = traits(one, story)
    assert small["letter"] == 1.0
    assert small["size fits"] == 1.0
    large = traits(replace(one, title="Gauze, sterile, pad size more than 48 sq. in."), story)
    assert large["size differs"] == 1.0
    assert weighing.points(small, weighed_items.TABLE) > weighing.points(large, weighed_items.TABLE)


def test_the_item_that_is_told_is_named() -> None:
    mail = "He got the widget chair, bariatric, arms that come off. What is the HCPCS code?"
    drafted = draft(mail, heard("E0998"), heard("E0999", 0.3, 0.7))
    assert "E0998 fits that description" in drafted.text
    assert drafted.status is DraftStatus.DRAFT


def test_items_that_are_as_likely_are_shown_to_choose_from() -> None:
    near = (heard(code, 0.5, 0.8) for code in TITLES)
    drafted = draft("HCPCS code for a widget chair, be it lightweight, standard or heavy duty?", *near)
    assert drafted.status is DraftStatus.NEEDS_INFO
    assert "E0998" in drafted.text
    assert "E0999" in drafted.text


def test_a_diagnosis_that_is_wished_is_no_item() -> None:
    drafted = draft("Which ICD-10 code for pain in the widget chair?", heard("E0998"))
    assert "E0998" not in drafted.text
