"""What a question takes for the same, beside the values that were found."""

from __future__ import annotations

from typing import Any

import pytest

from consultant.answering.sameness import verdict

LIMITS: list[dict[str, Any]] = [{"units": 8}, {"units": 100}]
PERIODS: list[dict[str, Any]] = [{"global_days": "XXX"}, {"global_days": "XXX"}]
VALUES: list[dict[str, Any]] = [{"non_facility_total": "13.76", "facility_total": "12.47"}]
RATES: list[dict[str, Any]] = [
    {"changed": False, "places": (("POS 02", "facility", ""), ("POS 10", "non-facility", ""))}
]


@pytest.mark.parametrize(
    ("text", "kind", "found", "expected"),
    [
        ("Do J1885 and J3010 have the same MUE?", "unit_limit", LIMITS, "No"),
        ("Are the MUEs of J1885 and J3010 different?", "unit_limit", LIMITS, "Yes"),
        ("Same MUE for J1885 and J3010, right?", "unit_limit", LIMITS, "No"),
        ("99213 and 99214 have the same global days, correct?", "global_days", PERIODS, "Yes"),
        ("rvu 26705 same in/out right", "relative_values", VALUES, "No"),
        ("26705 pays the same in the office and the hospital?", "relative_values", VALUES, "No"),
        ("POS 02 and 10 are paid alike, yes?", "place_rates", RATES, "No"),
        ("J1885 and J3010 on the same day, MUE?", "unit_limit", LIMITS, ""),
        ("J1885 and J3010 by the same doctor, MUE?", "unit_limit", LIMITS, ""),
        ("MUE of J1885 and J3010?", "unit_limit", LIMITS, ""),
        ("The MUE is the same as last year, right?", "unit_limit", LIMITS[:1], ""),
        ("26705 pays the same as last year?", "relative_values", VALUES, ""),
        ("Are the two drugs identical?", "drug_code", LIMITS, ""),
    ],
)
def test_two_values_beside_each_other_are_judged(
    text: str, kind: str, found: list[dict[str, Any]], expected: str
) -> None:
    assert verdict(text, kind, found) == expected
