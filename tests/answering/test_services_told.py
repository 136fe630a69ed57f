"""A story of one visit with several services: each with its code and units, and the visit with modifier 25."""

from __future__ import annotations

import pytest

from consultant.answering import visit_services
from consultant.answering.visit_services import Visits


@pytest.mark.parametrize(
    ("text", "held"),
    [
        (
            "Well child check for a 4 year old established patient and a sick visit for otitis",
            Visits(("99392",), "99211 to 99215"),
        ),
        ("12-month-old new patient well baby visit with MMR", Visits(("99382",), "")),
        ("Annual physical, age 41", Visits(("99386", "99396"), "")),
        (
            "Medicare wellness visit and a separate problem visit",
            Visits(("G0438", "G0439"), "99211 to 99215, new 99202 to 99205"),
        ),
        ("Bilateral knee injections plus a separately identifiable visit 99213", Visits((), "99213")),
        ("Laceration repaired and a level 3 ED visit", Visits((), "99283")),
        ("New patient, level 4 visit, and a punch biopsy", Visits((), "99204")),
        ("12 skin tags removed", Visits()),
    ],
)
def test_the_visits_of_a_story_are_told(text: str, held: Visits) -> None:
    assert visit_services.visits(text, visit_services.stretches(text)) == held


def test_a_story_is_cut_where_one_service_ends() -> None:
    told = visit_services.stretches("Skin tags (12 of them) removed, 3 keratoses frozen and a separate visit")
    assert told == ("12 Skin tags removed", "3 keratoses frozen", "a separate visit")


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("Three vaccines with 5 components in total to an 8-year-old", (3, 5)),
        ("2 shots, 8 components", (2, 8)),
        ("MMR with counseling", (0, 0)),
    ],
)
def test_vaccines_and_their_components_are_counted(text: str, counted: tuple[int, int]) -> None:
    assert visit_services.shots(text) == counted


def test_words_that_tell_no_service_are_passed_over() -> None:
    assert visit_services.idle("How do we code this for Medicare")
    assert not visit_services.idle("toenail avulsed")
