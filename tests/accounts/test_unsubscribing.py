from __future__ import annotations

import pytest

from consultant.accounts.unsubscribing import Unsubscribing
from consultant.model.alerts import Subscription

LINKS = Unsubscribing(b"k" * 32, "https://consultant.test")
CODES = Subscription("codes", 12)


def test_a_link_names_its_subscription_and_nothing_else() -> None:
    address = LINKS.address(CODES)
    assert address.startswith("https://consultant.test/unsubscribe/")
    assert LINKS.subscription(address.rpartition("/")[2]) == CODES


@pytest.mark.parametrize("token", ["", "codes.12", "codes.12.", "codes.13.x", "é.1.x", "codes.12.\x00"])
def test_a_link_that_was_not_made_here_names_nothing(token: str) -> None:
    assert LINKS.subscription(token) is None


def test_a_link_cannot_be_turned_into_another_one() -> None:
    token = LINKS.address(CODES).rpartition("/")[2]
    assert LINKS.subscription(token.replace("12", "13", 1)) is None
    assert Unsubscribing(b"j" * 32, "").subscription(token) is None
