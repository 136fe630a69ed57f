"""A day that is told only roughly around a change of codes is asked for, where the code changed; no other question is."""

from __future__ import annotations

import pytest

from consultant.answering.lacks import days, unknown


@pytest.mark.parametrize(
    "text",
    [
        "Is M72.2 a valid code for the visit? It was late September or early October 2026, the slip is smudged.",
        "Is I42.0 a billable code for this stay? The slip has no date and the chart spans several years.",
        "Is D69.1 valid for that encounter, sometime between August and November 2026?",
        "Was M72.2 still valid at the visit? She was seen around the changeover of the code year.",
        "Plantar fasciitis. The bill does not show if the visit was in September or in October 2026. Which one code?",
        "The claim has M72.2 and the date box is empty. Valid?",
        "Plantar fasciitis. The visit was around the end of September or beginning of October. M72.2 or the new one?",
        "Could be end of September or early October, I do not have the date of service at hand. M72.2 or M72.21?",
        "M72.2 for a visit in autumn 2026, date of service unknown to me. OK?",
        "Discharged either 9/30 or 10/1, not sure. Is I42.0 still okay?",
    ],
)
def test_a_rough_day_is_one_that_is_not_known(text: str) -> None:
    assert unknown.said(text) == unknown.DATE


@pytest.mark.parametrize(
    ("text", "pointed_at"),
    [
        ("Plantar fasciitis, claim with M72.2. Was that code valid on our date of service?", True),
        ("We billed M72.2. Was it valid when the patient was seen?", True),
        ("Does M72.2 have to be valid on the date of service or on the date we bill?", False),
        ("Is M72.2 valid today?", False),
    ],
)
def test_a_day_that_is_pointed_at_is_not_told(text: str, pointed_at: bool) -> None:
    assert days.untold(text) is pointed_at


@pytest.mark.parametrize(
    "text",
    [
        "If the visit was in September or October, is M72.2 right?",
        "When was M72.2 deleted?",
        "Is I42.0 still valid after October 1?",
        "Is M72.2 valid on 9/30/2026 and on 10/1/2026?",
    ],
)
def test_a_question_on_the_days_themselves_is_answered(text: str) -> None:
    assert not unknown.said(text)


def test_a_day_that_is_told_is_pointed_back_at() -> None:
    assert unknown.said("Given in our clinic. What HCPCS was in force then?") == unknown.DATE
    assert not unknown.said("Given 6/20/2018 in our clinic. What HCPCS was in force then?")
