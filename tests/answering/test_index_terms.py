"""Common terms stand for the diagnosis that the Alphabetic Index has by default; a side or a trimester chooses the character."""

from __future__ import annotations

import re

import pytest

from consultant.answering import index_terms
from consultant.answering.reading.descriptions import description


def codes(text: str) -> tuple[str, ...]:
    wanted = description(text)
    assert wanted is not None
    return next(iter(index_terms.codes(wanted)), ())


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("ICD-10 code for acute blood loss anemia?", ("D62",)),
        ("What is the dx code for anemia due to acute blood loss?", ("D62",)),
        ("dx code for shingles with iritis?", ("B02.32",)),
        ("ICD-10 for peritoneal carcinomatosis?", ("C78.6",)),
        ("dx code for right knee pain", ("M25.561",)),
        ("ICD-10 code for infection of the middle ear, bilateral?", ("H66.93",)),
        ("ICD-10 code for otitis media, left?", ("H66.92",)),
        ("ICD-10 code for a boxer's fracture, right, in the ER?", ("S62.336A",)),
        ("ICD-10 code for boxer's fracture, left, follow-up visit?", ("S62.337D",)),
        ("ICD-10 code for postoperative ileus?", ("K91.89", "K56.7")),
        ("ICD-10 code for severe preeclampsia, third trimester?", ("O14.13",)),
        ("ICD-10 code for right lower quadrant pain?", ("R10.31",)),
        ("ICD-10 code for left lower quadrant pain?", ("R10.32",)),
        ("ICD-10 code for an adult annual physical without abnormal findings?", ("Z00.00",)),
        ("ICD-10 code for an adult annual physical with abnormal findings?", ("Z00.01",)),
        ("ICD-10 code for pain in both knees?", ("M25.561", "M25.562")),
        ("ICD-10 code for an inguinal hernia, bilateral?", ("K40.20",)),
        ("ICD-10 code for an inguinal hernia?", ("K40.90",)),
        ("ICD-10 code for a recurrent right inguinal hernia?", ("K40.91",)),
        ("ICD-10 code for a recurrent left inguinal hernia, reducible, no gangrene?", ("K40.91",)),
        ("ICD-10 code for a recurrent inguinal hernia with obstruction, no gangrene?", ()),
        ("ICD-10 code for a recurrent right inguinal hernia, not reducible?", ()),
    ],
)
def test_a_term_and_nothing_more_stands_for_its_codes(text: str, found: tuple[str, ...]) -> None:
    assert codes(text) == found


@pytest.mark.parametrize("text", ["ICD-10 code for knee pain?", "ICD-10 code for gestational hypertension?"])
def test_no_code_is_told_where_the_side_or_the_trimester_is_open(text: str) -> None:
    assert codes(text) == ()


def test_what_names_a_procedure_too_is_a_diagnosis_only_where_one_is_asked_for() -> None:
    assert codes("What is the ICD-10 code for a pacemaker?") == ("Z95.0",)
    assert codes("What is the code for a pacemaker?") == ()


def test_every_code_of_the_table_is_written_as_one() -> None:
    shape = re.compile(r"[A-Z]\d\w(?:\.\w{1,4})?")
    for written in index_terms.written():
        for code in re.split(r" [+/] ", written):
            plain = re.sub(r"\{(.)...\}|\[.(.).\]", r"\1\2", code).replace("~", "A")
            assert shape.fullmatch(plain), code


def test_a_term_has_the_codes_of_a_later_release_before_those_of_an_earlier() -> None:
    wanted = description("ICD-10 code for plantar fasciitis, right?")
    assert wanted is not None
    assert index_terms.codes(wanted) == (("M67.A01",), ("M72.2",))


def test_no_two_codes_have_one_term() -> None:
    assert not index_terms.told_twice()
