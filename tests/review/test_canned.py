"""Canned texts: what is known is filled in, what is not stays open, and what is open is not sent."""

from __future__ import annotations

import pytest

from consultant import bootstrap
from consultant.errors import InputError
from consultant.review.canned import CannedText, canned, left_open
from consultant.settings import PROJECT


def test_what_is_known_is_filled_in_and_what_is_not_is_named() -> None:
    text = CannedText("Greeting", "Hello {name}, about {codes}: [[what]]")
    whole = text.filled({"name": "Ana", "codes": "99213"})
    assert (whole.text, whole.missing) == ("Hello Ana, about 99213: [[what]]", ())
    half = text.filled({"name": "", "codes": "99213"})
    assert (half.text, half.missing) == ("Hello {name}, about 99213: [[what]]", ("name",))


@pytest.mark.parametrize(
    ("text", "gap"),
    [
        ("Ask [[the payer]] first.", "[[the payer]]"),
        ("Hello {name},", "{name}"),
        ("[[]]", "[[]]"),
        ("See [1] and {12} and [[two\nlines]].", ""),
        ("Fine.", ""),
    ],
)
def test_a_placeholder_is_seen(text: str, gap: str) -> None:
    assert left_open(text) == gap


def test_a_value_is_never_read_as_a_placeholder() -> None:
    assert CannedText("t", "Hi {name}").filled({"name": "{number}", "number": "7"}).text == "Hi {number}"


def test_the_texts_that_are_shipped_are_whole() -> None:
    texts = canned(bootstrap.read_table(PROJECT / "config" / "canned.toml"))
    assert len({one.title for one in texts}) == len(texts) > 5
    values = {"name": "Ana", "number": "CON-1", "codes": "99213"}
    assert all(not one.filled(values).missing for one in texts)


@pytest.mark.parametrize("row", [{"title": "x"}, {"text": "x"}, {"title": "x", "text": "{payer}"}])
def test_a_wrong_row_is_named(row: dict[str, str]) -> None:
    with pytest.raises(InputError, match=r"canned\.toml, \[\[text\]\] row 1"):
        canned({"text": [row]})
