"""Supplies and equipment described by their features."""

from __future__ import annotations

from datetime import date

import pytest

from consultant.answering.findings.descriptions import item_titles, items
from consultant.answering.reading.descriptions import description
from consultant.answering.reference import Reference
from consultant.model.catalogue import BillingSetting, CodeSet, CodeStatus, Entry
from consultant.model.codes import CodeSystem
from consultant.model.described import Likely
from tests.fakes.catalogue import RELEASES, MemoryCatalogue

TITLES = {
    "E0143": "Walker, folding, wheeled, adjustable or fixed height",
    "E0149": "Walker, heavy duty, wheeled, rigid or folding, any type",
    "A6209": "Foam dressing, wound cover, sterile, pad size 16 sq. in. or less, without adhesive border, each dressing",
    "A6212": "Foam dressing, wound cover, sterile, pad size 16 sq. in. or less, with any size adhesive border, each dressing",
    "A6213": "Foam dressing, wound cover, sterile, pad size more than 16 sq. in. but less than or equal to 48 sq. in., "
    "with any size adhesive border, each dressing",
    "A4405": "Ostomy skin barrier, non-pectin based, paste, per ounce",
    "A4406": "Ostomy skin barrier, pectin-based, paste, per ounce",
    "E0603": "Breast pump, electric (ac and/or dc), any type",
    "E0604": "Breast pump, hospital grade, electric (ac and / or dc), any type",
    "A4253": "Blood glucose test or reagent strips for home blood glucose monitor, per 50 strips",
    "A4772": "Blood glucose test strips, for dialysis, per 50",
    "K0001": "Standard wheelchair",
    "K0006": "Heavy duty wheelchair",
    "L1812": "Knee orthosis, elastic with joints, prefabricated, off-the-shelf",
    "L1836": "Knee orthosis, rigid, without joint(s), includes soft interface material, prefabricated, off-the-shelf",
    "L1850": "Knee orthosis, swedish type, prefabricated, off-the-shelf",
    "L3908": "Wrist hand orthosis, wrist extension control cock-up, non molded, prefabricated, off-the-shelf",
    "L3809": "Wrist hand finger orthosis, without joint(s), prefabricated, off-the-shelf, any type",
}


class Titles:
    """A search that finds every title with one of the words, those with more of them first."""

    def likely(self, words: str, systems: frozenset[CodeSystem], on: date) -> tuple[Likely, ...]:
        asked = [word.strip(",.").lower().removesuffix("s") for word in words.split()]
        found = []
        for code, title in TITLES.items():
            met = [word for word in asked if word in title.lower()]
            if met:
                entry = Entry(
                    CodeSystem.HCPCS, code, title, False, CodeStatus.ACTIVE, RELEASES[CodeSet.ICD10CM]
                )
                missed = tuple(word for word in asked if word not in met)
                found.append(Likely(entry, 0.5, len(met) / len(asked), 0, missed))
        return tuple(sorted(found, key=lambda one: -one.cover))


REFERENCE = Reference(MemoryCatalogue(), date(2026, 11, 26), BillingSetting.PRACTITIONER, search=Titles())


def chosen(text: str) -> str:
    wanted = description(text)
    assert wanted is not None
    found = items.chosen(wanted, REFERENCE)
    return found.entry.code if found else ""


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Customer needs a folding walker, wheeled, adjustable. HCPCS?", "E0143"),
        ("We dispensed foam dressings 4x4 inch with adhesive border. HCPCS?", "A6212"),
        ("HCPCS for a foam dressing of 5 x 5 inches with adhesive border?", "A6213"),
        ("Sterile foam wound cover, pad 16 square inches or less, with an adhesive border. HCPCS?", "A6212"),
        ("Which HCPCS code is ostomy paste without pectin, per ounce?", "A4405"),
        ("HCPCS: pectin based ostomy paste, per ounce", "A4406"),
        ("HCPCS for a standard wheelchair?", "K0001"),
        ("HCPCS for an electric breast pump?", "E0603"),
        ("HCPCS for glucose test strips, 50?", "A4253"),
        ("HCPCS for a knee orthosis, elastic with joints, hinged, prefabricated, off-the-shelf?", "L1812"),
    ],
)
def test_the_item_with_all_features_that_adds_least_is_chosen(text: str, code: str) -> None:
    assert chosen(text) == code


@pytest.mark.parametrize(
    "text",
    [
        "HCPCS for the wheelchair?",
        "HCPCS for a foam dressing?",
        "HCPCS for a foam dressing 4x4 inches?",
        "HCPCS for ostomy paste, per ounce?",
        "HCPCS for a wrist hand orthosis, off the shelf?",
        "HCPCS for a hinged knee orthosis, prefabricated, off-the-shelf?",
    ],
)
def test_what_leaves_the_kind_or_the_size_open_chooses_none(text: str) -> None:
    assert chosen(text) == ""


def test_the_nearest_are_those_that_add_no_more_than_any_other() -> None:
    wanted = description("HCPCS for ostomy paste, per ounce?")
    assert wanted is not None
    assert {one.entry.code for one in items.nearest(wanted, REFERENCE)} == {"A4405", "A4406"}


@pytest.mark.parametrize(
    ("title", "told", "contradicted"),
    [
        ("Ostomy skin barrier, non-pectin based, paste", "paste without pectin", False),
        ("Ostomy skin barrier, pectin-based, paste", "paste without pectin", True),
        ("Crutches underarm, other than wood", "wood crutches", True),
        ("Heel loop, with or without ankle strap", "heel loop with ankle strap", False),
        (
            "Osteogenesis stimulator, non-invasive, other than spinal",
            "noninvasive stimulator, not for the spine",
            False,
        ),
        ("Osteogenesis stimulator, non-invasive, spinal", "noninvasive stimulator, not for the spine", True),
    ],
)
def test_denials_are_read_in_titles_and_descriptions(title: str, told: str, contradicted: bool) -> None:
    assert item_titles.contradicts(title, item_titles.said(told)) is contradicted


def test_pieces_and_parts_of_a_hyphenated_word_tell_items_apart() -> None:
    assert items._of_other_pieces("Ostomy pouch, with filter (2 piece), each", "pouch, one piece, filter")
    assert not items._of_other_pieces("Ostomy pouch, with filter (1 piece), each", "one-piece pouch")
    assert not items._of_other_pieces("Ostomy pouch, each", "one-piece pouch")
