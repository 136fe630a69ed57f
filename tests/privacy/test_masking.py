"""Masks tell the kind and nothing else; codes keep their places."""

from __future__ import annotations

from consultant.codes import cite
from consultant.privacy.detection import identifiers
from consultant.privacy.masking import Masked, mask, moved_offset, original_citations, settle

TEXT = "Patient John Averill, DOB 3/14/1958: 99213-25? Averill again, then Mrs. Lee and 20610."


def settled(text: str) -> Masked:
    return settle(text, lambda given, _: identifiers(given), lambda given, _: cite(given))[0]


def test_the_same_name_has_the_same_number() -> None:
    assert (
        settled(TEXT).text
        == "Patient [NAME 1], DOB [DOB]: 99213-25? [NAME 1] again, then Mrs. [NAME 2] and 20610."
    )


def test_a_follow_up_keeps_the_numbers() -> None:
    text = "Mrs. Lee called"
    assert mask(text, identifiers(text), names=settled(TEXT).names).text == "Mrs. [NAME 2] called"


def test_citations_of_the_masked_text_are_found_in_the_original() -> None:
    masked = settled(TEXT)
    cited = original_citations(masked, cite(masked.text))
    assert [TEXT[slice(*each.span)] for each in cited] == ["99213-25", "20610"]
    assert cited == cite(TEXT)


def test_a_mask_that_lets_another_identifier_be_seen_is_followed_by_its_mask() -> None:
    text = "account I10 555-201-3344 "
    masked = settled(text)
    assert settled(masked.text).text == masked.text
    assert [text[slice(*each.original)] for each in masked.replacements] == ["I10", "555-201-3344"]


def test_an_offset_inside_a_mask_moves_behind_it() -> None:
    masked = settled(TEXT)
    assert [masked.text[: moved_offset(masked, at)] for at in (8, 10, 20)] == [
        "Patient ",
        "Patient [NAME 1]",
        "Patient [NAME 1]",
    ]


def test_a_mask_hides_the_length() -> None:
    lengths = {len(settled(text).text) for text in ("MRN 1234", "MRN 123456789012")}
    assert len(lengths) == 1


def test_a_text_too_long_for_a_mail_is_looked_through_once() -> None:
    text = TEXT + " and so on." * 10_000
    masked, cited = settle(text, lambda given, _: identifiers(given), lambda given, _: cite(given))
    assert [masked.text[slice(*each.span)] for each in cited] == ["99213-25", "20610"]
    assert masked.text.startswith("Patient [NAME 1], DOB [DOB]: 99213-25?")


def test_a_cited_code_behind_an_account_is_no_accounts_number() -> None:
    text = "Two stops on the account: N35.114 for the sex. Account: 4471-20931 is another matter."
    masked = mask(text, identifiers(text), cite(text))
    assert "N35.114" in masked.text
    assert "4471" not in masked.text
