from __future__ import annotations

import copy
from typing import Any

import pytest

from consultant import bootstrap
from consultant.careers.rules import rules
from consultant.careers.terms import terms
from consultant.errors import InputError
from consultant.settings import PROJECT

POLICY = dict(bootstrap.policy_table(PROJECT))


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"days_open": 0}, "days_open"),
        ({"alert_hour": "seven"}, "alert_hour"),
        ({"alert_hour": 24}, "alert_hour"),
        ({"alert_weekday": "someday"}, "alert_weekday"),
        ({"pay": {"hour": [400, 7], "year": [1, 2]}}, r"\[careers.pay\] hour"),
    ],
)
def test_a_row_that_makes_no_sense_is_named(changed: dict[str, Any], told: str) -> None:
    policy = copy.deepcopy(POLICY)
    policy["careers"] |= changed
    with pytest.raises(InputError, match=told):
        rules(policy)


def test_choices_need_words_and_a_word_one_meaning() -> None:
    table = dict(bootstrap.read_table(PROJECT / "config" / "careers.toml"))
    with pytest.raises(InputError, match="specialties"):
        terms({**table, "specialties": {}})
    with pytest.raises(InputError, match="states"):
        terms({**table, "states": {"TX": " "}})
    with pytest.raises(InputError, match="coder"):
        terms({**table, "words": {"same": [["coder", "x"], ["biller", "coder"]]}})
