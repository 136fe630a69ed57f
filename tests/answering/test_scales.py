"""Measures that have codes by their value."""

from __future__ import annotations

import pytest

from consultant.answering import scales
from consultant.answering.findings.entries.fitting import with_trimester


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Adult patient, BMI 17.9, seen 20 October 2026.", (("Z68.18", "Z68.1"),)),
        ("body mass index of 18.7", (("Z68.19", "Z68.1"),)),
        ("BMI 31 on 12/25/2026", (("Z68.31",),)),
        ("BMI is 42.3", (("Z68.41",),)),
        ("8 year old at the 97th percentile BMI", (("Z68.54",),)),
        ("BMI 84th percentile", (("Z68.52",),)),
        ("NIH stroke scale score was 3", (("R29.703",),)),
        ("NIHSS 14", (("R29.714",),)),
        ("GCS total 8 at arrival ED", (("R40.2432",),)),
        ("Glasgow coma scale score 13 in the ambulance", (("R40.2411",),)),
        ("GCS of 9", (("R40.2420",),)),
        ("Newborn 1,240 grams, weeks 31", (("P07.14",), ("P07.34",))),
        ("SGA newborn, birth weight 1800 g", (("P05.17",),)),
        ("23 weeker, extremely immature newborn", (("P07.22",),)),
        ("preemie of 24 weeks, 480 g", (("P07.01",), ("P07.23",))),
        ("burns of 35% of the body with 12% third degree", (("T31.31",),)),
        ("corrosion burn 60-69 % of the body, of which 15% third degree", (("T32.61",),)),
        ("scald burns, TBSA 9%", (("T31.0",),)),
        ("BAC 0.21", (("Y90.7",),)),
        ("blood alcohol level 19 mg/100 ml", (("Y90.0",),)),
    ],
)
def test_a_measure_has_the_code_of_its_value(text: str, codes: tuple[tuple[str, ...], ...]) -> None:
    assert scales.told(text) == codes


@pytest.mark.parametrize(
    "text",
    [
        "our girl of 9 with a BMI of 31",
        "BMI recorded 3 times",
        "a baby of 3,200 grams",
        "NIHSS 60",
        "GCS 2",
        "35% of the claims were burned",
        "a discount of 20 percent of the total",
        "pregnant, 31 weeks",
    ],
)
def test_other_numbers_are_no_measure(text: str) -> None:
    assert scales.told(text) == ()


def test_the_weeks_of_a_pregnancy_tell_the_trimester_of_its_codes_only() -> None:
    assert "second trimester" in with_trimester("O99.01", "anemia at 15 weeks pregnant")
    assert with_trimester("S52.5", "seen at 15 weeks") == "seen at 15 weeks"
