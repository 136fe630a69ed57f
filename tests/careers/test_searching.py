from __future__ import annotations

from dataclasses import replace
from urllib.parse import parse_qs

import pytest

from consultant.careers.searching import address, read, without
from consultant.model.careers import Wanted
from tests.careers.samples import BOARD

TERMS = BOARD.terms


def test_filters_are_read_as_the_page_s_address_has_them() -> None:
    filters = {"credential": ["cpc", "CCS-P", "MD"], "workplace": "remote", "state": "tx", "pay": "$60,000"}
    wanted = read("  coders   wanted ", filters, TERMS)
    assert wanted.credentials == ("CPC", "CCS-P")
    assert (wanted.workplaces, wanted.state, wanted.pay) == (("remote",), "TX", 60_000)
    assert (wanted.text, wanted.words) == ("coders wanted", ("coder", "wanted"))


@pytest.mark.parametrize(
    ("typed", "pay"), [("30", 62_400), ("0", None), ("-5", None), ("1e9", None), ("", None)]
)
def test_a_small_pay_is_meant_by_the_hour_and_nonsense_is_passed_over(typed: str, pay: int | None) -> None:
    assert read("", {"pay": typed}, TERMS).pay == pay


def test_an_address_leads_back_to_the_same_search() -> None:
    filters = {
        "credential": ["CPC", "CRC"],
        "setting": "payer",
        "state": "TX",
        "experience": "3",
        "days": "7",
    }
    wanted = read("remote auditor & trainer", filters, TERMS)
    back = parse_qs(address(wanted))
    assert read(back["q"][0], back, TERMS) == wanted
    assert address(Wanted()) == ""


def test_a_choice_can_be_taken_away() -> None:
    wanted = read("auditor", {"credential": ["CPC", "CRC"], "state": "TX", "pay": "50000"}, TERMS)
    assert without(wanted, "credentials", "CPC").credentials == ("CRC",)
    assert without(wanted, "state", "TX").state == ""
    assert without(wanted, "pay", "50000").pay is None
    assert without(wanted, "text", "") == replace(wanted, text="", words=())


@pytest.mark.parametrize(
    ("typed", "credentials", "left"),
    [
        ("CPC", ("CPC",), ""),
        ("cpc-a", ("CPC-A",), ""),
        ("remote CPC or CCS-P auditor", ("CPC", "CCS-P"), "remote or auditor"),
        ("CPCO", ("CPCO",), ""),
        ("cpc cardiology", ("CPC",), "cardiology"),
        ("CPCs welcome", (), "CPCs welcome"),
        ("auditor", (), "auditor"),
    ],
)
def test_a_credential_among_the_words_is_that_credential_and_no_other(
    typed: str, credentials: tuple[str, ...], left: str
) -> None:
    wanted = read(typed, {}, TERMS)
    assert (wanted.credentials, wanted.text) == (credentials, left)
