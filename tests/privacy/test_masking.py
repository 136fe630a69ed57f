"""Masks tell the kind and nothing else; codes keep their places."""

from __future__ import annotations

from consultant.codes import cite
from consultant.privacy import identifiers, mapped_span, mask, remap

TEXT = "Patient John Averill, DOB 3/14/1958: 99213-25? Averill again, then Mrs. Lee and 20610."


def test_the_same_name_has_the_same_number() -> None:
    masked = mask(TEXT, identifiers(TEXT), cite(TEXT))
    assert (
        masked.text == "Patient [NAME 1], DOB [DOB]: 99213-25? [NAME 1] again, then Mrs. [NAME 2] and 20610."
    )


def test_a_follow_up_keeps_the_numbers() -> None:
    first = mask(TEXT, identifiers(TEXT))
    text = "Mrs. Lee called"
    assert mask(text, identifiers(text), names=first.names).text == "Mrs. [NAME 2] called"


def test_citations_move_with_the_text() -> None:
    masked = mask(TEXT, identifiers(TEXT), cite(TEXT))
    moved = remap(masked, cite(TEXT))
    assert [masked.text[slice(*each.span)] for each in moved] == ["99213-25", "20610"]
    assert moved == cite(masked.text)


def test_a_span_under_a_mask_has_no_place() -> None:
    masked = mask(TEXT, identifiers(TEXT))
    assert mapped_span(masked, (10, 12)) is None


def test_a_mask_hides_the_length() -> None:
    lengths = {len(mask(text, identifiers(text)).text) for text in ("MRN 1234", "MRN 123456789012")}
    assert len(lengths) == 1
