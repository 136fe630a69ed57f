"""What holds for identifiers and masks in any text whatever."""

from __future__ import annotations

from hypothesis import given

from consultant.codes import cite
from consultant.privacy import identifiers, mask
from tests.codes.strategies import TEXTS


@given(TEXTS)
def test_identifiers_lie_inside_in_order_and_disjoint(text: str) -> None:
    end = 0
    for identifier in identifiers(text):
        assert end <= identifier.span[0] < identifier.span[1] <= len(text)
        end = identifier.span[1]


@given(TEXTS)
def test_masking_twice_is_masking_once(text: str) -> None:
    once = mask(text, identifiers(text), cite(text)).text
    assert mask(once, identifiers(once), cite(once)).text == once


@given(TEXTS)
def test_what_was_found_is_gone(text: str) -> None:
    masked = mask(text, identifiers(text), cite(text))
    for replacement in masked.replacements:
        assert masked.text[slice(*replacement.masked)] == replacement.mask
    kept = "".join(_between(text, masked.replacements))
    assert len(kept) == len(masked.text) - sum(len(each.mask) for each in masked.replacements)


def _between(text: str, replacements: tuple) -> list[str]:  # type: ignore[type-arg]
    ends = [0, *(each.original[1] for each in replacements)]
    starts = [*(each.original[0] for each in replacements), len(text)]
    return [text[end:start] for end, start in zip(ends, starts, strict=True)]
