"""Operations in plain words: the names by which their codes are told, and what keeps a name away."""

from __future__ import annotations

import pytest

from consultant.answering.procedure_index import ProcedureIndex
from consultant.answering.procedure_lay_words import named, unsaid
from consultant.catalogue.told_procedures import load_told
from consultant.settings import PROJECT

INDEX = ProcedureIndex(load_told(PROJECT / "config" / "catalogue"))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("took the gallbladder out through the scope, no cholangiogram", "47562"),
        ("drained a swollen knee with a needle, no ultrasound", "20610"),
        ("removal of packed ear wax with an instrument", "69210"),
        ("scoped the knee and sewed one torn meniscus back", "29882"),
        ("tapped the belly to draw off fluid with ultrasound guidance", "49083"),
        ("chest tapped with a needle, no imaging", "32554"),
        ("bladder scoped, just looked", "52000"),
        ("popped the shoulder back in without anesthesia", "23650"),
        ("broken ankle, both sides (bimalleolar), plates and screws put in", "27814"),
        ("kidney stone broken up with shock waves", "50590"),
        ("tubes put in both ears under general, kid age 3", "69436"),
        ("benign mole on the nose cut out, 1.5 cm with margins", "11442"),
        ("EBUS needle sampling of two lymph node stations", "31652"),
    ],
)
def test_plain_words_tell_the_code(text: str, code: str) -> None:
    found = [one for one in INDEX.told(text) if not one.open]
    assert [one.code for one in found if one.met == found[0].met] == [code]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("took a stone out of the gallbladder duct", "cholecystectomy"),
        ("drained an abscess of the knee", "arthrocentesis"),
        ("put the drain back into the belly", "dislocation"),
        ("removed a polyp from the uterus", "hysterectomy"),
    ],
)
def test_what_is_done_to_a_part_of_it_is_no_name_of_the_whole(text: str, name: str) -> None:
    assert name not in named(text)


def test_words_that_have_a_name_are_no_more_to_tell() -> None:
    assert "scoped" not in unsaid("scoped the knee, loose body")
    assert "loose body" in unsaid("scoped the knee, loose body")
