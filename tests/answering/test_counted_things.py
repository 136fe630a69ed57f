"""Services whose codes go by a count: which codes, and how often, so many lesions, levels or fetuses are."""

from __future__ import annotations

import pytest

from consultant.answering.counted_things import SERIES, Count, Series, as_one, further, told


def series(code: str) -> Series:
    return next(one for one in SERIES if code in one.codes)


@pytest.mark.parametrize(
    ("code", "count", "units"),
    [
        ("17000", 1, {"17000": 1}),
        ("17000", 14, {"17000": 1, "17003": 13}),
        ("17003", 15, {"17004": 1}),
        ("17110", 14, {"17110": 1}),
        ("17110", 15, {"17111": 1}),
        ("11200", 15, {"11200": 1}),
        ("11200", 16, {"11200": 1, "11201": 1}),
        ("11200", 26, {"11200": 1, "11201": 2}),
        ("11055", 4, {"11056": 1}),
        ("11721", 5, {"11720": 1}),
        ("20552", 3, {"20553": 1}),
        ("64493", 3, {"64493": 1, "64494": 1, "64495": 1}),
        ("64493", 5, {"64493": 1, "64494": 1, "64495": 1}),
        ("64483", 3, {"64483": 1, "64484": 2}),
        ("76801", 3, {"76801": 1, "76802": 2}),
        ("11042", 20, {"11042": 1}),
        ("11042", 21, {"11042": 1, "11045": 1}),
        ("97597", 61, {"97597": 1, "97598": 3}),
        ("95907", 12, {"95912": 1}),
    ],
)
def test_a_count_reaches_its_codes(code: str, count: int, units: dict[str, int]) -> None:
    assert {share.code: share.units(count) for share in series(code).reached(count)} == units


@pytest.mark.parametrize(
    ("text", "code", "number"),
    [
        ("We froze nine thick actinic keratoses", "17000", 9),
        ("15 AKs", "17000", 15),
        ("twin pregnancy, 76801", "76801", 2),
        ("2 muscles in the neck, then 3 more in the shoulder", "20552", 5),
        ("facet injections at three levels", "64493", 3),
        ("4 warts on the hand and 2 warts on the foot, 6 warts in all", "17110", 6),
        ("45 sq cm", "97597", 45),
        ("7 studies of the right arm and 6 of the left", "95907", 13),
        ("5 keratoses on the left cheek and 4 on the right", "17000", 9),
        ("a skin tag and two more... 14 in all on the neck", "11200", 14),
    ],
)
def test_the_things_of_a_text_are_counted(text: str, code: str, number: int) -> None:
    counted = told(text, series(code))
    assert counted is not None
    assert counted.number == number


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("it covers up to fourteen lesions", "17110"),
        ("two separate wart visits", "17110"),
        ("4 warts on the hand and 2 warts on the foot", "17110"),
        ("17110 x 4", "17110"),
        ("L4-5 levels", "64483"),
        ("at least 15 lesions", "17000"),
        ("3 to 5 nails", "11720"),
    ],
)
def test_other_numbers_count_nothing(text: str, code: str) -> None:
    assert told(text, series(code)) is None


def test_a_count_is_told_with_its_name() -> None:
    assert told("seven nails", series("11720")) == Count(7, "nails")


@pytest.mark.parametrize(
    ("text", "one"),
    [
        ("Nine actinic keratoses were frozen", "one actinic keratoses were frozen"),
        ("3 AKs and then 12 more were frozen", "one AKs and then   were frozen"),
        ("Debrided to fat, 55 sq cm", "Debrided to fat, one sq cm"),
        ("each additional 20 sq cm", "each additional 20 sq cm"),
        ("two nurses", "two nurses"),
    ],
)
def test_a_text_is_read_as_of_one_thing(text: str, one: str) -> None:
    assert as_one(text) == one


def test_each_further_thing_has_its_add_on() -> None:
    assert further("63047") == ("63048",)
    assert further("64490") == ()
    assert further("99213") == ()


def test_a_skin_substitute_goes_by_the_area_of_its_wound() -> None:
    wound = series("15271")
    assert [(share.code, share.units(60)) for share in wound.reached(60)] == [("15271", 1), ("15272", 2)]
    assert [(share.code, share.units(130)) for share in wound.reached(130)] == [("15273", 1), ("15274", 1)]
