"""How evidence is weighed: the sum decides, the strongest piece is the reason, and every name has points."""

from __future__ import annotations

import pytest

from consultant.codes import cite, points
from consultant.codes.weighed import SUREST
from tests.codes import weigh
from tests.logistic import weights


def test_the_reason_is_the_strongest_piece_of_evidence() -> None:
    (modifier,) = cite("Aetna wants KX when therapy goes on?")
    assert modifier.reason == max(
        ("topic in the text", "letters of a modifier only"), key=lambda name: points.POINTS_OF_LETTERS[name]
    )
    assert 0.5 < modifier.confidence <= SUREST


@pytest.mark.parametrize("table", [points.POINTS_OF_NUMBERS, points.POINTS_OF_LETTERS])
def test_a_label_speaks_against_and_a_topic_for_a_modifier(table: dict[str, int]) -> None:
    assert table["topic in the text"] > 0
    assert table["standing none"] < 0
    assert table["text on something else"] < 0


def test_no_points_are_kept_for_what_is_never_seen() -> None:
    seen = {name for row in weigh.rows(hidden=0) for names in row.seen for name in names}
    assert set(points.POINTS_OF_LETTERS) - {points.ALWAYS} <= seen


def test_weights_follow_what_the_examples_say() -> None:
    examples = [
        (frozenset({"good"}), True),
        (frozenset({"bad"}), False),
        (frozenset({"good", "bad"}), False),
    ] * 9
    found = weights(examples, points.ALWAYS, decay=0.5)
    assert found["good"] > 0 > found["bad"]
    assert found["good"] + found["bad"] + found[points.ALWAYS] < 0
