"""What holds for identifiers and masks in any text whatever."""

from __future__ import annotations

from hypothesis import given

from consultant.codes import cite
from consultant.privacy.detection import identifiers
from consultant.privacy.masking import Masked, settle
from tests.codes.strategies import TEXTS


def settled(text: str) -> Masked:
    masked, _ = settle(text, lambda given, _: identifiers(given), lambda given, _: cite(given))
    return masked


@given(TEXTS)
def test_identifiers_lie_inside_in_order_and_disjoint(text: str) -> None:
    end = 0
    for identifier in identifiers(text):
        assert end <= identifier.span[0] < identifier.span[1] <= len(text)
        end = identifier.span[1]


@given(TEXTS)
def test_masking_twice_is_masking_once(text: str) -> None:
    once = settled(text)
    assert settled(once.text) == Masked(once.text)


@given(TEXTS)
def test_what_was_found_is_gone(text: str) -> None:
    masked = settled(text)
    end, built = 0, ""
    for replacement in masked.replacements:
        built += text[end : replacement.original[0]]
        assert (len(built), len(built) + len(replacement.mask)) == replacement.masked
        built += replacement.mask
        end = replacement.original[1]
    assert built + text[end:] == masked.text
