"""Injuries told in words have all their codes; what an old one left is before it, abuse before both."""

from __future__ import annotations

import re

import pytest

from consultant.answering import injury_words
from consultant.answering.findings.descriptions import kidneys_and_legs
from consultant.answering.findings.guidelines import external_causes, injuries, old_wounds


def _stems(text: str) -> tuple[str, ...]:
    return tuple(one.stem for one in injury_words.told(text))


@pytest.mark.parametrize(
    ("text", "stems"),
    [
        ("cut his left index finger with a knife, nail not damaged", ("S61.211",)),
        ("puncture of the right index finger, fish hook still in, nail ok", ("S61.240",)),
        ("anterior right shoulder dislocation", ("S43.014",)),
        ("crushed nothing: contusion of the right big toe with damage to the nail", ()),
        ("contusion of the right big toe with damage to the nail", ("S90.211",)),
        ("bitten by a cat on the left forearm, open bite", ("S51.852",)),
        ("3rd degree burn of chest wall and 2nd degree of left forearm", ("T21.31X", "T22.212")),
        ("first and second degree burns of the right palm", ("T23.251",)),
        ("nondisplaced fracture of the left olecranon", ("S52.025",)),
        ("right ankle sprain, no fracture", ("S93.401",)),
        ("left ankle sprain, the calcaneofibular ligament to be exact", ("S93.412",)),
        ("sprain of the left ankle, sprain of the left wrist", ("S93.402", "S63.502")),
        ("laceration of the scalp, bruise of the scalp", ("S01.01X",)),
        ("bilateral knee contusions", ("S80.01X", "S80.02X")),
        ("fractured his right femoral neck", ("S72.001",)),
        ("fracture of the surgical neck of the left humerus", ("S42.212",)),
        ("broken neck", ("S12.9XX",)),
        ("sprained ankle", ()),
        ("suspected fragility fracture of the left hip", ()),
    ],
)
def test_an_injury_has_the_code_of_its_nature_site_and_side(text: str, stems: tuple[str, ...]) -> None:
    assert _stems(text) == stems


@pytest.mark.parametrize(
    ("text", "letter"),
    [
        ("right tibia shaft fracture, open, Gustilo type IIIA, initial encounter", "C"),
        ("right tibia shaft fracture, open, type II, healing well, follow-up", "E"),
        ("right femur shaft fracture, closed, nonunion", "K"),
        ("left lateral malleolus fracture, follow up, healing well", "D"),
        ("open fracture of the right clavicle, initial", "B"),
        ("laceration of scalp, suture removal", "D"),
    ],
)
def test_the_seventh_character_tells_the_encounter(text: str, letter: str) -> None:
    assert injuries._letter(injury_words.told(text)[0], text)[0] == letter


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("cut with an electric knife", ("W29.1XXA",)),
        ("stepped on a rusty nail in the barn", ("W45.0XXA", "Y92.71")),
        ("kicked by a cow", ("W55.22XA",)),
        ("a brick fell on his foot", ("W20.8XXA",)),
        ("fell from a ladder at home", ("W11.XXXA", "Y92.009")),
        ("slipped on ice in the parking lot", ("W00.0XXA", "Y92.481")),
    ],
)
def test_how_and_where_it_happened_has_its_codes(text: str, codes: tuple[str, ...]) -> None:
    assert external_causes.codes(text) == codes


def test_a_share_of_the_body_is_told_by_tens() -> None:
    assert injuries._area("15% TBSA, 9% third degree", "T21.31XA") == ("T31.10",)
    assert injuries._area("12% TBSA with 4% third degree", "T21.31XA") == ("T31.10",)
    assert injuries._area("6% BSA acid burn", "T23.551A") == ("T32.0",)


def test_nature_and_site_of_an_old_injury_may_stand_apart() -> None:
    (one,) = injury_words.told_of_one("scar contracture of the left elbow from a laceration two years ago")
    assert one.stem == "S51.012"
    assert old_wounds._LEFT[1][1].search("scar contracture")


def test_all_codes_of_the_table_have_the_form_of_one() -> None:
    for code in injury_words.written():
        assert re.fullmatch(r"[ST]\d\d\.[\w?{}-]{3,9}", code), code


def test_an_ulcer_of_veins_is_none_of_pressure() -> None:
    assert kidneys_and_legs._VENOUS.search("venous stasis ulcer")
    assert not kidneys_and_legs._VENOUS.search("pressure ulcer")


@pytest.mark.parametrize(
    ("text", "stems"),
    [
        (
            "acid splashed on left elbow, chemical burn 2nd degree. Which code for the burn itself?",
            ("T22.622",),
        ),
        ("chemical burn 2nd degree left elbow, first visit", ("T22.622",)),
        ("scald burn 2nd degree of the left elbow", ("T22.222",)),
    ],
)
def test_a_burn_by_a_chemical_is_a_corrosion(text: str, stems: tuple[str, ...]) -> None:
    assert _stems(text) == stems
