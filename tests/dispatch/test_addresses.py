"""Signed addresses: what we made is recognised however servers fold it, what we did not make never is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from consultant.dispatch.addresses import Addresses

OURS = Addresses("consult@desk.example", b"k" * 32)


@given(some.integers(1, 10**9))
def test_a_thread_address_names_its_consultation(id: int) -> None:
    assert OURS.consultation(OURS.thread(id)) == id
    assert OURS.consultation(OURS.thread(id).upper()) == id


def test_a_bounce_address_names_the_message_id_of_its_reply() -> None:
    assert OURS.bounced(OURS.bounce("0af3")) == OURS.message_id("0af3") == "<0af3@desk.example>"


def test_one_kind_is_not_taken_for_the_other() -> None:
    assert OURS.bounced(OURS.thread(12)) == ""
    assert OURS.consultation(OURS.bounce("12")) is None


@pytest.mark.parametrize(
    "forged",
    [
        Addresses("consult@desk.example", b"x" * 32).thread(12),
        OURS.thread(12).replace("c.12.", "c.13."),
        OURS.thread(12).replace("desk.example", "evil.example"),
        OURS.thread(12).replace("consult+", "other+"),
        "consult+c.12.@desk.example",
        "consult+c..@desk.example",
        "consult+c@desk.example",
        "consult@desk.example",
        "consult+c.\udc80.\udc80@desk.example",
        "consult+c.١٢.0123456789ab@desk.example",
        "",
        "@",
    ],
)
def test_a_forged_address_names_nothing(forged: str) -> None:
    assert OURS.consultation(forged) is None
    assert OURS.bounced(forged) == ""


@given(some.text())
def test_no_text_is_taken_for_an_address_of_ours(text: str) -> None:
    assert OURS.consultation(f"consult+c.{text}@desk.example") is None
    assert OURS.bounced(text) == ""


def test_mail_to_any_of_our_plus_addresses_is_ours() -> None:
    assert OURS.owns("Consult+anything@desk.example")
    assert not OURS.owns("consulting@desk.example")
