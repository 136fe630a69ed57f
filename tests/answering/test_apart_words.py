"""What tells two services apart, and of which of several codes units are asked."""

from __future__ import annotations

import pytest

from consultant.answering.apart_words import Apart, told
from consultant.answering.unit_words import asked_of
from consultant.model.codes import Citation, CodeSystem

SITE, ENCOUNTER, CLINICIAN, SESSION, UNTOLD = (
    Apart.SITE,
    Apart.ENCOUNTER,
    Apart.CLINICIAN,
    Apart.SESSION,
    Apart.UNTOLD,
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("11042 and 97597 on the same foot but two different ulcers", SITE),
        ("a cold biopsy of another polyp, not the snared one", SITE),
        ("shave 11102 on the back, and we froze 17000 on the nose", SITE),
        ("45385 in the sigmoid and 45380 in the cecum", SITE),
        ("the injection was at a separate level", SITE),
        ("same lesion, 11102 and 17000", UNTOLD),
        ("no separate site, 11102 with 17000 in the same session", SESSION),
        ("93458, then 92928 in the same session", SESSION),
        ("97140 in the morning and 97530 in the afternoon", ENCOUNTER),
        ("she came back at night for 12001", ENCOUNTER),
        ("58558 by Dr A, 57500 by a different doctor of the group", CLINICIAN),
        ("Can 11102 and 17000 be billed together?", UNTOLD),
        ("what is the edit on 20610 and 27447 of the knee", UNTOLD),
    ],
)
def test_what_tells_two_services_apart(text: str, expected: Apart) -> None:
    codes = [word.strip(",.?") for word in text.split() if word[:1].isdigit() and len(word.strip(",.?")) == 5]
    assert told(text, codes) is expected


def _cited(text: str) -> tuple[Citation, ...]:
    codes = dict.fromkeys(word.strip(",.?") for word in text.split())
    return tuple(
        Citation(CodeSystem.CPT, code, (text.find(code), text.find(code) + 5))
        for code in codes
        if code.isdigit() and len(code) == 5
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("11042 and 97597 on two ulcers. Which line takes 59, and how many units may 97597 have?", ["97597"]),
        ("The nurse gave 90471 and 90472. What's the max for 90472?", ["90472"]),
        ("MUE for 88305, 88341 and 88342?", ["88305", "88341", "88342"]),
        ("How many 22614 can one bill after 22612?", ["22614"]),
        ("Do 17000 and 17003 bundle, and what are the limits?", ["17000", "17003"]),
    ],
)
def test_units_are_told_of_the_codes_that_are_asked_for(text: str, expected: list[str]) -> None:
    assert [cited.code for cited in asked_of(text, _cited(text))] == expected
