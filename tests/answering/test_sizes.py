"""Sizes in titles of supplies, and what questions tell of them."""

from __future__ import annotations

from math import inf

import pytest

from consultant.answering import sizes


@pytest.mark.parametrize(
    ("title", "unit", "low", "high"),
    [
        ("Foam dressing, pad size 16 sq. in. or less, each", "sq in", 0, 16),
        ("pad size more than 16 sq. in. but less than or equal to 48 sq. in.", "sq in", 16.01, 48),
        ("pad size more than 48 sq. in., with border", "sq in", 48.01, inf),
        ("Cushion, width less than 22 inches, any depth", "inches", 0, 21.99),
        ("width greater than or equal to 20 inches and less than 24 inches", "inches", 20, 23.99),
        ("Stocking, below knee, 18-30 mmhg, each", "mmhg", 18, 30),
        ("full length, 40 mmhg or greater", "mmhg", 40, inf),
        ("patient weight capacity up to and including 300 pounds", "pounds", 0, 300),
        (
            "width greater than or equal to three inches and less than five inches, per yard",
            "inches",
            3,
            4.99,
        ),
        ("Skin barrier, larger than 4 x 4 inches", "sq in", 16.01, inf),
    ],
)
def test_a_title_names_a_span(title: str, unit: str, low: float, high: float) -> None:
    assert sizes.sizes(title) == (sizes.Size(unit, low, high),)


def test_what_is_counted_spans_nothing() -> None:
    assert sizes.sizes("Wound filler, per 6 inches") == ()


@pytest.mark.parametrize(
    ("text", "told", "rest"),
    [
        ("foam dressing 4x4 inch with border", {"sq in": 16}, "foam dressing with border"),
        ("gauze 6 by 8 in", {"sq in": 48}, "gauze"),
        ("hydrocolloid, 30 square inches", {"sq in": 30}, "hydrocolloid,"),
        ("stocking 20-30 mmHg", {"mmhg": 25}, "stocking"),
        ("cushion 24 inches wide", {"inches": 24}, "cushion"),
        ("wheelchair, patient weighs 320 lbs", {"pounds": 320}, "wheelchair, patient"),
        ("foam dressing > 48 sq in", {"sq in": 48.02}, "foam dressing"),
        ("stocking 40+ mmHg", {"mmhg": 40.02}, "stocking"),
        ("gauze <16 sq in", {"sq in": 15.98}, "gauze"),
        ("no size at all", {}, "no size at all"),
    ],
)
def test_a_question_tells_a_value(text: str, told: dict[str, float], rest: str) -> None:
    assert sizes.told(text) == told
    assert sizes.without(text) == rest


def test_metric_sizes_are_converted() -> None:
    assert sizes.told("10 cm x 10 cm")["sq in"] == pytest.approx(15.5, abs=0.01)
    assert sizes.told("she weighs 150 kg")["pounds"] == pytest.approx(330.7, abs=0.1)


def test_a_told_size_decides_between_titles() -> None:
    told = sizes.told("5 x 5 inches")
    assert not sizes.fits("pad size 16 sq. in. or less", told)
    assert sizes.fits("pad size more than 16 sq. in. but less than or equal to 48 sq. in.", told)
    assert sizes.open_in("pad size 16 sq. in. or less", {})
    assert sizes.unnamed("Wound filler, per gram", told) == 1
