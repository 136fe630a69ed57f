"""Carrier sentences: the same run of characters is the number of something in one, and a code in the other."""

from __future__ import annotations

from itertools import product

import pytest

from consultant.codes import cite
from consultant.model.codes import Citation
from tests.codes.score import CORPUS

_CODES = {
    "{n}": ("20610", "45378", "70553", "93000", "97110"),
    "{l}": ("J1885", "G0439", "A4253", "K0001", "T1015"),
}
_BESIDE = ("", " Also, can 99214 be billed with 20605?")


def test_both_letters_of_an_indicators_name_are_no_modifiers() -> None:
    cited = cite("What is the total RVU of 76982-TC and what does its PC/TC indicator mean?")
    assert [(one.code, one.modifiers) for one in cited] == [("76982", ("TC",))]


def test_a_lesions_letters_behind_an_article_are_no_modifier() -> None:
    assert cite("Shave biopsy and cryo of an AK the same day - codes and modifier?") == ()


def _carriers(kind: str) -> list[str]:
    lines = (CORPUS / "friends.txt").read_text(encoding="utf-8").splitlines()
    return [line[4:] for line in lines if line.startswith(kind)]


def _cited_there(carrier: str, slot: str, code: str, beside: str) -> list[Citation]:
    """What is cited from the place of the slot, when the code stands in it."""
    start = carrier.index(slot)
    text = carrier.replace(slot, code) + beside
    return [each for each in cite(text) if each.span[0] < start + len(code) and start < each.span[1]]


@pytest.mark.parametrize("carrier", _carriers("no"))
def test_the_number_of_something_is_no_code_whichever_it_is(carrier: str) -> None:
    slot = "{n}" if "{n}" in carrier else "{l}"
    for code, beside in product(_CODES[slot], _BESIDE):
        assert not _cited_there(carrier, slot, code, beside)


@pytest.mark.parametrize("carrier", _carriers("yes"))
def test_a_code_in_a_sentence_of_billing_is_one_whichever_it_is(carrier: str) -> None:
    for code in ("20610", "45378", *_CODES["{l}"]):
        assert [each.code for each in _cited_there(carrier, "{n}", code, "")] == [code]
