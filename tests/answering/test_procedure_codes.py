"""An inpatient procedure that a mail tells in its own words: how it is read, weighed, and told."""

from __future__ import annotations

import pytest

from consultant.answering import Answerer, procedure_words
from consultant.answering.findings.descriptions import (
    inpatient_procedures,
    procedure_codes,
    weighed_procedures,
    weighing,
)
from consultant.answering.findings.descriptions.weighed_procedures import approaches, operated, traits
from consultant.model.answer import Draft, DraftStatus
from consultant.model.catalogue import BillingSetting, CodeStatus, Entry
from consultant.model.codes import CodeSystem
from consultant.model.described import Heard
from consultant.templates import MailTemplates
from tests.fakes.catalogue import RELEASES, CodeSet
from tests.fakes.hearing import Hearing, Shelf
from tests.fakes.questions import question

TITLES = {
    "0FT40ZZ": "Resection of Widget, Open Approach",
    "0FT44ZZ": "Resection of Widget, Percutaneous Endoscopic Approach",
}


def heard(code: str) -> Heard:
    return Heard(code, TITLES[code], 0.6, 1.0, 1.0, 30.0, 0.0, 0.0, 0.0)


def draft(body: str) -> Draft:
    asked = question(body, setting=BillingSetting.HOSPITAL)
    return Answerer(
        Shelf(CodeSystem.ICD10PCS, TITLES),
        MailTemplates(),
        search=Hearing(CodeSystem.ICD10PCS, *map(heard, TITLES)),
    ).draft(asked)


@pytest.mark.parametrize(
    ("text", "signs"),
    [
        ("laparoscopic, three ports", "4"),
        ("through small cuts with the scope", "4"),
        ("scope passed through the mouth", "8"),
        ("cystoscopy with a stent", "8"),
        ("lap converted to open", "0"),
        ("open incision in the neck", "0"),
        ("LAVH", "F"),
        ("port put in, percutaneous", "3"),
        ("nail through stab cuts", "34"),
        ("needle through the skin", "3"),
        ("closed reduction by hand", "X"),
        ("the whole of it was taken out", ""),
    ],
)
def test_how_the_site_was_reached(text: str, signs: str) -> None:
    assert approaches(text) == signs


def test_what_is_denied_is_not_heard() -> None:
    told = operated("Left ovary drained by laparoscope, no drain left, not a biopsy. PCS code?")
    assert "aim" not in told.apart
    assert "drain" not in told.apart
    assert told.apart["side"] == {"left"}


def test_the_approach_that_is_told_speaks_for_a_code() -> None:
    story = operated("Whole widget removed through small cuts with the scope")
    scoped, opened = (traits(heard(code), story) for code in ("0FT44ZZ", "0FT40ZZ"))
    assert scoped["approach"] == 1.0
    assert opened["other approach"] == 1.0
    table = weighed_procedures.TABLE
    assert weighing.points(scoped, table) > weighing.points(opened, table)


def test_the_procedure_that_is_told_is_named() -> None:
    drafted = draft("Frobnicated the widget through small cuts with the scope. ICD-10-PCS code?")
    assert "0FT44ZZ fits that description" in drafted.text
    assert drafted.status is DraftStatus.DRAFT


def test_an_approach_that_nobody_told_is_asked_for() -> None:
    drafted = draft("Frobnicated the widget. ICD-10-PCS code?")
    assert drafted.status is DraftStatus.NEEDS_INFO
    assert "0FT44ZZ" in drafted.text
    assert "0FT40ZZ" in drafted.text


@pytest.mark.parametrize(
    ("text", "told"),
    [("nephrectomy open", False), ("right nephrectomy open", True), ("left nephrectomy, open", False)],
)
def test_no_side_is_guessed(text: str, told: bool) -> None:
    asked = procedure_words.procedure(text)
    entry = Entry(
        CodeSystem.ICD10PCS,
        "0TT00ZZ",
        "Resection of Right Kidney, Open Approach",
        True,
        CodeStatus.ACTIVE,
        RELEASES[CodeSet.ICD10CM],
    )
    assert asked is not None
    assert inpatient_procedures._on_one_side(entry, asked) is told


@pytest.mark.parametrize(
    ("text", "told"),
    [("hip replaced last night", False), ("hip replaced, right", True), ("R hip", True), ("both hips", True)],
)
def test_a_side_is_told_by_its_word_or_letter(text: str, told: bool) -> None:
    assert bool(procedure_codes._SIDE_TOLD.search(text)) is told
