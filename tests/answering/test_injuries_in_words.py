"""Injuries, poisonings and what caused them in lay words; old injuries, old codes, and wishes that name no code."""

from __future__ import annotations

from datetime import date

import pytest

from consultant.answering.findings.guidelines import collisions
from consultant.answering.reading import inflammations, undotted, wish_forms
from consultant.answering.reading.told_heads import of_told_head
from consultant.model.answer import Question
from tests.answering.test_stories import short


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Driver of a car hit a deer on the highway", "V40.5XX"),
        ("Passenger in a pickup truck that collided with an SUV in traffic", "V53.6XX"),
        ("Bicyclist struck by a car on a city street", "V13.4XX"),
        ("Pedestrian hit by a car while crossing the street", "V03.10X"),
        ("hit by a bus while walking, parking lot", "V04.00X"),
        ("Motorcycle passenger, bike hit a tree", "V27.59X"),
        ("Car driver rear-ended by a van on I-95", "V43.54X"),
        ("Driver of an SUV rolled over", "V58.5XX"),
        ("school bus passenger, bus collided with a semi", "V74.6XX"),
        ("e-bike rider hit by a car", "V23.41X"),
        ("ATV driver, rollover on a trail", "V86.55X"),
        ("fell off his bike", "V18.0XX"),
        ("The drug was given by a nurse", ""),
    ],
)
def test_a_crash_has_its_code_by_who_met_what(text: str, code: str) -> None:
    assert collisions.code(text) == code


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("5 y/o swallowed a coin, it sits in the esophagus. Which diagnosis code?", "T18.198A"),
        ("Steak stuck in the esophagus, ER. Code?", "T18.128A"),
        ("Kid put a crayon in right ear, first visit, dx code", "T16.1XXA"),
        ("Peanut aspirated into the right main bronchus, choking. ICD-10?", "T17.520A"),
        ("Popcorn kernel stuck in the nose, follow-up visit after removal: dx code?", "T17.1XXD"),
        (
            "Toddler drank her grandmother's blood pressure pills (metoprolol) by mistake. Dx code?",
            "T44.7X1A",
        ),
        ("Nurse gave insulin to the wrong patient. ICD-10?", "T38.3X1A"),
        ("Which code for a follow-up visit after an accidental overdose of digoxin?", "T46.0X1D"),
    ],
)
def test_lay_words_have_one_code(text: str, code: str) -> None:
    assert short(text).startswith(code)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("ICD-9 25000 on an old form. What is it in ICD-10-CM?", "250.00"),
        ("4019 was the old dx. ICD-10?", "401.9"),
        ("what was E8859 (ICD-9)?", "E885.9"),
    ],
)
def test_an_old_code_is_read_without_its_dot(text: str, code: str) -> None:
    assert [one.code for one in undotted.recast((), text)] == [code]


def test_a_year_or_a_procedure_is_none() -> None:
    assert not undotted.recast((), "old ICD-9 2013 list")
    assert not undotted.recast((), "CPT 99213 with old dx")


@pytest.mark.parametrize(
    "text",
    [
        'Path letter reads "Hedinger syndrome". Where does ICD-10-CM put this?',
        "The note says Hedinger syndrome. What do we report?",
        "Chart: Hedinger syndrome. How is this coded?",
    ],
)
def test_a_wish_without_its_words_is_one(text: str) -> None:
    assert wish_forms.plain(text).endswith("ICD-10 code?")


def test_what_was_done_is_no_diagnosis() -> None:
    text = "The note says 30 minutes of infusion. What do we report?"
    assert wish_forms.plain(text) == text


def test_inflammations_have_their_names() -> None:
    assert inflammations.named("chronic inflammation of the gallbladder") == "chronic cholecystitis"
    assert inflammations.named("middle ear inflammation") == "otitis media"
    assert inflammations.named("inflammation of the iris and ciliary body") == "iridocyclitis"


def test_items_take_the_case_before_them() -> None:
    text = "Tennis elbow, left side. 1. Which diagnosis? 2. MUE of the injection that we gave for it?"
    assert (
        next(one.text for one in of_told_head(_question(text))) == "Tennis elbow, left side. Which diagnosis?"
    )
    assert not of_told_head(_question("Two questions please. 1. Which diagnosis? 2. Which modifier?"))


def _question(text: str) -> Question:
    return Question("1", "", "", text, (), date(2026, 11, 27))
